import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { getOperationAST, parse, type DocumentNode, type GraphQLError } from 'graphql';
import type { FetchContext } from '#gateway/data-source/index.js';
import type { Graph } from '../execution-fuzz/graphs.js';
import {
  plannedDocument,
  prepareOperation,
  type Conditions,
  type ExecutionRequest,
  type PlannedOperation,
  type PreparedOperation,
} from '#gateway/execution/index.js';
import type { Answer, Fields, SubgraphRequest, Sources } from '#gateway/execution/source.js';

/** Plans and prepares an operation on a graph. */
export function prepare(graph: Graph, text: string): PreparedOperation {
  const document = parse(text);
  return prepareOperation(graph, plannedOperation(graph, document));
}

/** The only operation of a document, with its plans. */
export function plannedOperation(graph: Graph, document: DocumentNode): PlannedOperation {
  const planFor = (conditions?: Conditions): QueryPlan => {
    const operation = operationFromDocument(
      graph.plannerSchema,
      plannedDocument(graph, document, conditions),
    );
    return graph.planner.buildQueryPlan(operation);
  };
  return { plan: planFor(), planFor, document, operation: getOperationAST(document)! };
}

/** Runs a prepared operation; returns its errors as message, path and code. */
export async function run(
  operation: PreparedOperation,
  sources: Sources,
  request: Partial<ExecutionRequest> = {},
) {
  const fetchContext = {} as FetchContext;
  const { data, errors } = await operation.run({ variables: {}, fetchContext, ...request }, sources);
  return errors === undefined ? { data } : { data, errors: errors.map(formatError) };
}

function formatError({ message, path, extensions }: GraphQLError) {
  return { message, path, code: extensions['code'] };
}

/** A subgraph that returns its answers in order, rejects with those that are errors, and records its requests. */
export function subgraph(...answers: (Answer | Error)[]) {
  const asked: SubgraphRequest['request'][] = [];
  return {
    asked,
    process({ request }: SubgraphRequest): Promise<Answer> {
      asked.push(request);
      const answer = answers[asked.length - 1];
      return answer === undefined || answer instanceof Error
        ? Promise.reject(answer ?? new Error('The subgraph of this test has no answer left.'))
        : Promise.resolve(answer);
    },
  };
}

/** The response of a subgraph to an entity fetch. */
export function entities(...found: (Fields | null)[]): Answer {
  return { data: { _entities: found } };
}
