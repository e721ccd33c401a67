import type { Subgraphs } from '@apollo/federation-internals';
import { GraphQLObjectType, GraphQLSchema } from 'graphql';

/**
 * Returns the schema of a subgraph, as the supergraph records it, for execution on the value of an event: its `Subscription`
 * fields take no arguments, because the value is there already. Throws for a name that is not in the supergraph.
 */
export type EventSchemas = (subgraph: string) => GraphQLSchema;

/** Converts a subgraph's schema when it is first needed: only live sources need one. */
export function eventSchemasOf(subgraphs: Subgraphs): EventSchemas {
  const converted = new Map<string, GraphQLSchema>();
  return (name) => {
    const known = converted.get(name);
    if (known) return known;
    const subgraph = subgraphs.get(name);
    if (!subgraph) throw new Error(`The supergraph has no subgraph ${JSON.stringify(name)}.`);
    const schema = withoutArguments(subgraph.schema.toGraphQLJSSchema());
    converted.set(name, schema);
    return schema;
  };
}

function withoutArguments(schema: GraphQLSchema): GraphQLSchema {
  const { subscription, types, ...config } = schema.toConfig();
  if (!subscription) return schema;
  const { fields, ...root } = subscription.toConfig();
  const withoutArgs = Object.entries(fields).map(([name, field]) => [name, { ...field, args: {} }] as const);
  return new GraphQLSchema({
    ...config,
    types: types.filter((type) => type !== subscription),
    subscription: new GraphQLObjectType({ ...root, fields: Object.fromEntries(withoutArgs) }),
    assumeValid: true,
  });
}
