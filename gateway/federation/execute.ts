import type { QueryPlan } from '@apollo/query-planner';
import { getOperationAST, type DocumentNode, type ExecutionResult, type FieldNode } from 'graphql';
import { RookeryError } from '#platform/errors.js';
import {
  prepareOperation,
  type Conditions,
  type ExecutionRequest,
  type PreparedOperation,
  type Sources,
} from '../execution/index.js';
import type { Federation } from './federation.js';

/** The input of one execution of a plan. */
export interface PlanRequest extends ExecutionRequest, PlannedFor {}

/** The operation of a plan. */
export interface PlannedFor {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  /** Fields of the document that the plan does not fetch: they are null in the answer. */
  readonly denied?: ReadonlySet<FieldNode>;
  /**
   * Plans the operation for one set of values of its conditions.
   * @default the plan serves all values that the operation will be executed with
   */
  readonly planFor?: (conditions: Conditions) => QueryPlan;
}

type Graph = Pick<
  Federation,
  'apiSchema' | 'plannerSchema' | 'supergraphSchema' | 'sources' | 'prepare' | 'preparedOperations'
>;

/** Executes a plan. Never rejects: failures are in `errors`. */
export async function executePlan(
  graph: Graph,
  plan: QueryPlan,
  request: PlanRequest,
): Promise<ExecutionResult<Record<string, unknown>>> {
  // Apollo types its data sources by its own request and response classes, of which the executor uses a few fields.
  return preparePlan(graph, plan, request).run(request, graph.sources as unknown as Sources);
}

/** The prepared operation of a plan; the graph keeps it for as long as the plan lives. */
export function preparePlan(graph: Graph, plan: QueryPlan, planned: PlannedFor): PreparedOperation {
  let operation = graph.preparedOperations.get(plan);
  if (!operation) graph.preparedOperations.set(plan, (operation = prepareOperationOf(graph, plan, planned)));
  return operation;
}

function prepareOperationOf(
  graph: Graph,
  plan: QueryPlan,
  { document, operationName, denied, planFor }: PlannedFor,
): PreparedOperation {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new RookeryError('BAD_REQUEST');
  const { prepare = prepareOperation } = graph;
  return prepare(graph, {
    ...{ plan, document, operation },
    ...(denied ? { denied } : {}),
    ...(planFor ? { planFor } : {}),
  });
}
