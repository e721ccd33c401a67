import type { Schema } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import type {
  DocumentNode,
  ExecutionResult,
  FieldNode,
  GraphQLError,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { FetchContext } from '../data-source/index.js';
import type { Fields, Sources } from './source.js';

/** The values of the variables in `@skip` and `@include`, by name. */
export type Conditions = ReadonlyMap<string, boolean>;

/** An operation and its plan. The plan is that of the operation's `plannedDocument`. */
export interface PlannedOperation {
  readonly plan: QueryPlan;
  /**
   * Plans the operation for one set of values of its conditions. May throw.
   * @default `plan` serves all values that the operation will be run with
   */
  readonly planFor?: (conditions: Conditions) => QueryPlan;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Fields that the plan does not fetch, because the viewer must not read them: they are null in the answer. */
  readonly denied?: ReadonlySet<FieldNode>;
}

/** The schemas of one supergraph. */
export interface Schemas {
  /** The schema for clients. */
  readonly apiSchema: GraphQLSchema;
  /** The same in the planner's representation. */
  readonly plannerSchema: Schema;
  /** The schema with the join directives. */
  readonly supergraphSchema: GraphQLSchema;
}

/** The input of one execution. */
export interface ExecutionRequest {
  /** As the client sent them. */
  readonly variables: Fields;
  readonly fetchContext: FetchContext;
  /** Errors that are known before anything is fetched: those of denied fields. */
  readonly errors?: readonly GraphQLError[];
  /** For a subscription: the event, in the shape of the response to the plan's first fetch. */
  readonly event?: Fields;
}

/** An operation that can be executed any number of times. */
export interface PreparedOperation {
  readonly plan: QueryPlan;
  /** `lean` for our executor, `stock` for Apollo's. */
  readonly executor: 'lean' | 'stock';
  /**
   * Fetches from the subgraphs, merges, and shapes the response. Failures are in `errors`; rejects only when the operation cannot
   * be planned for the values of its conditions.
   */
  run(request: ExecutionRequest, sources: Sources): Promise<ExecutionResult<Fields>>;
}

/** Prepares an operation. Throws BAD_REQUEST when it cannot be executed. */
export type PrepareOperation = (schemas: Schemas, planned: PlannedOperation) => PreparedOperation;
