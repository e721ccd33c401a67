import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import type { QueryPlanner } from '@apollo/query-planner';
import { isAbstractType, parse, type DocumentNode } from 'graphql';
import { readSupergraph, readTypeDefs } from '#platform/subgraph.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import type { Schemas } from '#gateway/execution/index.js';
import { createPlanner } from '#gateway/federation/planner.js';
import { RandomSubgraph } from './random-subgraph.js';

/** A graph that operations can be planned on, and subgraphs that answer them. */
export interface Graph extends Schemas {
  readonly planner: QueryPlanner;
  readonly subgraphs: ReadonlyMap<string, RandomSubgraph>;
}

/** The graph that clients know, from the SDL that the product is made of. */
export function rookery(): Graph {
  return graphOf(
    readSupergraph(),
    new Map(SUBGRAPH_NAMES.map((subgraph) => [subgraph, readTypeDefs(subgraph)])),
  );
}

/** What federation allows and the product does not use: interfaces, keys of several fields, fields that require others. */
export function library(): Graph {
  const subgraphs = new Map(Object.entries(LIBRARY).map(([name, sdl]) => [name, parse(`${LINK}\n${sdl}`)]));
  const services = [...subgraphs].map(([name, typeDefs]) => ({ name, typeDefs, url: `http://${name}` }));
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return graphOf(supergraphSdl, subgraphs);
}

function graphOf(sdl: string, typeDefs: ReadonlyMap<string, DocumentNode>): Graph {
  const supergraph = Supergraph.build(sdl);
  const plannerSchema = supergraph.apiSchema();
  const apiSchema = plannerSchema.toGraphQLJSSchema();
  const membersOf = (typename: string): readonly string[] => {
    const type = apiSchema.getType(typename);
    return isAbstractType(type) ? apiSchema.getPossibleTypes(type).map(({ name }) => name) : [typename];
  };
  return {
    plannerSchema,
    apiSchema,
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    planner: createPlanner(supergraph),
    subgraphs: new Map(
      [...typeDefs].map(([name, document]) => [name, new RandomSubgraph(document, membersOf)]),
    ),
  };
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: [
  "@key", "@shareable", "@external", "@requires", "@provides", "@interfaceObject"
])`;

const LIBRARY = {
  catalog: `
    type Query { things: [Thing] media(first: Int = 2): [Media!]! shelf: [[Media]] book: Book! user: Person node: Named }
    type Mutation { lend(id: ID!): Media return: Boolean }
    interface Named { name: String }
    interface Media @key(fields: "id") { id: ID! title: String! label: String }
    type Book implements Media & Named @key(fields: "id") {
      id: ID! title: String! label: String @shareable name: String pages: [[Int!]] size: Size! author: Person kind: Kind!
    }
    type Film implements Media & Named @key(fields: "id") {
      id: ID! title: String! label: String @shareable name: String minutes: Int! cast: [Person!]
    }
    type Person implements Named @key(fields: "country { code } number") {
      country: Country! number: ID! name: String label: String! @shareable books: [Book]
    }
    type Country { code: ID! label: String @shareable }
    type Size { width: Int! height: Int }
    union Thing = Book | Film | Person
    enum Kind { NOVEL POEM }
  `,
  reviews: `
    type Media @interfaceObject @key(fields: "id") { id: ID! reviews(first: Int! = 1): [Review!]! stars: Int }
    type Review { text: String! about: Media by: Person }
    type Person @key(fields: "country { code } number") { country: Country! number: ID! reviews: [Review] label: String @shareable }
    type Country @shareable { code: ID! }
    type Query { latest: [Review!] best: Media }
  `,
  shipping: `
    type Book @key(fields: "id") {
      id: ID! size: Size! @external price: Float
      postage(zip: String): Float @requires(fields: "size { width height }")
      label: String! @shareable
    }
    type Size @external { width: Int! height: Int }
    type Film @key(fields: "id") { id: ID! label: String @shareable price: Float! }
    type Query { cheapest: [Book] }
  `,
};
