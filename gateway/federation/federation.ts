import type { GraphQLDataSource } from '@apollo/gateway';
import { Supergraph, type Schema } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { RoomName } from '#platform/room.js';
import type { ApolloGatewayPort } from './apollo.js';
import type { FetchContext } from '../data-source/index.js';
import { executePlan } from './execute.js';
import { Plans } from './plans.js';

/** The rooms, each behind its data source. */
export type DataSources = Readonly<Record<RoomName, GraphQLDataSource>>;

/** One composed graph: its schemas, and who plans and runs operations on it. */
export interface Federation {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** The API schema as the planner knows it. */
  readonly plannerSchema: Schema;
  /** With the directives that say which room has what. */
  readonly supergraphSchema: GraphQLSchema;
  readonly plans: Plans;
  readonly sources: DataSources;
  /** The same for Apollo Server, which asks it to run queries and mutations. */
  readonly executor: ApolloGatewayPort;
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
  const federation: Omit<Federation, 'executor'> = {
    apiSchema,
    plannerSchema,
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    plans: new Plans(plannerSchema, new QueryPlanner(supergraph)),
    sources,
  };
  return { ...federation, executor: toApolloGateway(federation, sdl) };
}

/**
 * Stands where Apollo Server expects an ApolloGateway. That class plans queries only and keeps its planner to itself;
 * subscriptions need the same planner, so the parts it is made of are put together here.
 */
function toApolloGateway(
  federation: Omit<Federation, 'executor'>,
  coreSupergraphSdl: string,
): ApolloGatewayPort {
  return {
    onSchemaLoadOrUpdate(tell) {
      tell({ apiSchema: federation.apiSchema, coreSupergraphSdl });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: async ({ document, operationName, request, context }) =>
          executePlan(federation, federation.plans.of(document, operationName), {
            document,
            operationName,
            variables: request.variables ?? {},
            fetchContext: (context as unknown as { fetchContext: FetchContext }).fetchContext,
          }),
      }),
    stop: () => Promise.resolve(),
  };
}
