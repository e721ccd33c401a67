import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

const IMPORTS = [
  ...['@key', '@shareable', '@external', '@requires', '@provides', '@interfaceObject', '@override'],
  ...[
    '@inaccessible',
    '@authenticated',
    '@requiresScopes',
    '@policy',
    '@cost',
    '@listSize',
    '@context',
    '@fromContext',
  ],
];
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ${JSON.stringify(IMPORTS)})`;

/** Composes the supergraph of Federation 2 subgraphs, given by name. `urls` are their addresses, by name. */
export function compose(
  subgraphs: Readonly<Record<string, string>>,
  urls: Readonly<Record<string, string>> = {},
): string {
  const services = Object.entries(subgraphs).map(([name, sdl]) => ({
    name,
    url: urls[name] ?? `http://${name}.invalid/graphql`,
    typeDefs: parse(withLink(sdl)),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

/** Adds the link to the Federation 2 directives, unless the SDL has one. */
export function withLink(sdl: string): string {
  return sdl.includes('@link(') ? sdl : `${LINK}\n${sdl}`;
}
