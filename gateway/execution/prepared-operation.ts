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

/** An operation with its plan: what is known of it before it is first carried out. */
export interface PlannedOperation {
  readonly plan: QueryPlan;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Fields that the plan does not fetch, because the viewer must not read them: they are null in the answer. */
  readonly denied?: ReadonlySet<FieldNode>;
}

/** One graph, as clients, the planner and the executor know it. */
export interface Schemas {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** The same as the planner knows it. */
  readonly plannerSchema: Schema;
  /** With the directives that say which subgraph has what. */
  readonly supergraphSchema: GraphQLSchema;
}

/** What an operation is carried out for. */
export interface ExecutionRequest {
  /** As the client sent them. */
  readonly variables: Fields;
  readonly fetchContext: FetchContext;
  /** Errors that are known before anything is fetched: those of denied fields. */
  readonly errors?: readonly GraphQLError[];
  /** For a subscription: what the first fetch of its plan would bring for one event, which came by itself. */
  readonly event?: Fields;
}

/** An operation that can be carried out as often as one likes. */
export interface PreparedOperation {
  readonly plan: QueryPlan;
  /** Who carries it out: ours, or, what that does not cover, the one that comes with the planner. */
  readonly executor: 'lean' | 'stock';
  /** Asks the subgraphs, merges their answers, shapes the response. Fails only by its `errors`. */
  run(request: ExecutionRequest, sources: Sources): Promise<ExecutionResult<Fields>>;
}

/** Works out what carrying out an operation takes. Throws BAD_REQUEST for what cannot be carried out. */
export type PrepareOperation = (schemas: Schemas, planned: PlannedOperation) => PreparedOperation;
