import { buildOperationContext, executeQueryPlan, type ServiceMap } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import type { DocumentNode, ExecutionResult } from 'graphql';
import type { FetchContext } from '../data-source/index.js';
import type { Federation } from './federation.js';

/** What a plan is carried out for. */
export interface PlanRequest {
  document: DocumentNode;
  operationName: string | null;
  /** As the client sent them. */
  variables: Record<string, unknown>;
  fetchContext: FetchContext;
}

/** Carries out a plan: asks the rooms, merges their answers, shapes the response. Fails only by its `errors`. */
export async function executePlan(
  { apiSchema, plannerSchema, supergraphSchema, sources }: Omit<Federation, 'executor'>,
  plan: QueryPlan,
  { document, operationName, variables, fetchContext }: PlanRequest,
): Promise<ExecutionResult<Record<string, unknown>>> {
  const operationContext = buildOperationContext({
    schema: apiSchema,
    operationDocument: document,
    ...(operationName === null ? {} : { operationName }),
  });
  // Of Apollo's request context the executor reads these three; data sources are handed the whole.
  const requestContext = { request: { variables }, context: { fetchContext }, metrics: {} };
  const { data, errors } = await executeQueryPlan(
    plan,
    sources as ServiceMap,
    requestContext as unknown as Parameters<typeof executeQueryPlan>[2],
    operationContext,
    supergraphSchema,
    plannerSchema,
  );
  // Its `extensions` tell of nulls where the schema allows none: findings for the owner of a room, not for clients.
  return { ...(data === undefined ? {} : { data }), ...(errors === undefined ? {} : { errors }) };
}
