import { composeServices } from '@apollo/composition';
import { parse, type DocumentNode } from 'graphql';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])';

/** The SDL of three small subgraphs: `readings` and `alerts` each own a `Subscription` field, `stations` the entity. */
export const WEATHER_SDL: Readonly<Record<string, DocumentNode>> = {
  stations: parse(`
    ${LINK}
    directive @cacheControl(maxAge: Int, scope: CacheControlScope) on FIELD_DEFINITION | OBJECT
    enum CacheControlScope { PUBLIC PRIVATE }
    type Query { station(id: ID!): Station }
    type Station @key(fields: "id") @cacheControl(maxAge: 60) {
      id: ID!
      name: String!
      isFavorite: Boolean! @cacheControl(scope: PRIVATE)
    }
  `),
  readings: parse(`
    ${LINK}
    type Subscription { readings(station: ID!, after: String): Reading! }
    type Reading { cursor: String! celsius: Int! station: Station }
    type Station @key(fields: "id", resolvable: false) { id: ID! }
  `),
  alerts: parse(`
    ${LINK}
    type Subscription { alerts(after: String): AlertEvent! }
    union AlertEvent = Alert | AlertGap | Thunder
    type Alert { cursor: String! text: String! station: Station }
    type Thunder { strikes: Int! station: Station }
    type AlertGap { cursor: String! missed: Int }
    type Station @key(fields: "id", resolvable: false) { id: ID! }
  `),
};

/** `more` replaces or adds subgraphs. */
export function composeWeather(more: Readonly<Record<string, DocumentNode>> = {}): string {
  const services = Object.entries({ ...WEATHER_SDL, ...more }).map(([name, typeDefs]) => ({
    name,
    url: `http://${name}`,
    typeDefs,
  }));
  const { supergraphSdl, errors = [] } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}
