import type { Subgraphs } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';

/** Returns the schema of a subgraph, as the supergraph records it. Throws for a name that is not in the supergraph. */
export type SubgraphSchemas = (name: string) => GraphQLSchema;

/** Converts a subgraph's schema when it is first needed: only live sources need one. */
export function subgraphSchemasOf(subgraphs: Subgraphs): SubgraphSchemas {
  const converted = new Map<string, GraphQLSchema>();
  return (name) => {
    const known = converted.get(name);
    if (known) return known;
    const subgraph = subgraphs.get(name);
    if (!subgraph) throw new Error(`The supergraph has no subgraph ${JSON.stringify(name)}.`);
    const schema = subgraph.schema.toGraphQLJSSchema();
    converted.set(name, schema);
    return schema;
  };
}
