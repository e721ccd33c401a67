import { buildOperationContext, executeQueryPlan, type ServiceMap } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import type { ExecutionResult } from 'graphql';
import type { ApolloRequest } from './apollo.js';
import type { Federation } from './federation.js';

/** Carries out a plan: asks the rooms, merges their answers, shapes the response. Fails only by its `errors`. */
export async function executePlan(
  { apiSchema, plannerSchema, supergraphSchema, sources }: Omit<Federation, 'executor'>,
  plan: QueryPlan,
  context: ApolloRequest,
): Promise<ExecutionResult<Record<string, unknown>>> {
  const operationContext = buildOperationContext({
    schema: apiSchema,
    operationDocument: context.document,
    ...(context.operationName === null ? {} : { operationName: context.operationName }),
  });
  const { data, errors } = await executeQueryPlan(
    plan,
    sources as ServiceMap,
    context,
    operationContext,
    supergraphSchema,
    plannerSchema,
  );
  // Its `extensions` tell of nulls where the schema allows none: findings for the owner of a room, not for clients.
  return { ...(data === undefined ? {} : { data }), ...(errors === undefined ? {} : { errors }) };
}
