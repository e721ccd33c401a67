import type { GraphQLDataSource } from '@apollo/gateway';
import { Supergraph, type Schema } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { RoomName } from '#platform/room.js';
import { Plans } from './plans.js';

/** The rooms, each behind its data source. */
export type DataSources = Readonly<Record<RoomName, GraphQLDataSource>>;

/** One composed graph: its schemas, who plans operations on it, and the rooms that are asked. */
export interface Federation {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** The API schema as the planner knows it. */
  readonly plannerSchema: Schema;
  /** With the directives that say which room has what. */
  readonly supergraphSchema: GraphQLSchema;
  readonly plans: Plans;
  readonly sources: DataSources;
}

/** Builds the graph from its SDL; throws when that is no supergraph or the rooms in it are not ours. */
export function buildFederation(sdl: string, sources: DataSources): Federation {
  const supergraph = Supergraph.build(sdl);
  for (const { name } of supergraph.subgraphsMetadata()) {
    if (!Object.hasOwn(sources, name))
      throw new Error(`The supergraph has a room that nobody serves: ${name}.`);
  }
  const plannerSchema = supergraph.apiSchema();
  const apiSchema = plannerSchema.toGraphQLJSSchema();
  return {
    apiSchema,
    plannerSchema,
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    plans: new Plans(plannerSchema, new QueryPlanner(supergraph)),
    sources,
  };
}
