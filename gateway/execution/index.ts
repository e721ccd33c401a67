/**
 * How a valid document becomes a response:
 *
 *     document ── plannedDocument ──▶ plan          aliases that other fields could be taken for are renamed (DataKeys), and
 *                                                   `@skip` and `@include` are decided: one plan per set of their values
 *
 *     once per operation (CompiledOperation)            per request (Run)
 *
 *     plan ── steps.ts ──▶ Step tree                variables ── DirectiveVariables ──▶ values
 *       Fetch    a FetchStep: text, variables,        │
 *                keys of entities, rewrites           ├─ fetch   Step.execute: finds the objects at its path, lists
 *       Flatten  the path of the steps below it       │          each entity once, calls the subgraph's Source
 *       Sequence, Parallel, Condition                 ├─ merge   mergeInto(Run.data): responses are shared and never
 *                                                     │          written to; PlaceTree says what to copy
 *     document ── FieldCollector ──▶ Selection             └─ shape   completeFields(Run.data): names, types and nulls as
 *       per value of @skip and @include, per type                GraphQL defines them, under the client's response keys;
 *                                                                ErrorMapper places the errors
 *
 * A request does only what is on the right: it parses no text and walks no document. A subscription's plan runs in the same
 * way for every event, with the event as the response to its first fetch.
 *
 * Composition and planning are Apollo's. Apollo's executor (ReferenceOperation) runs the plans that CompiledOperation does not
 * support, and is the reference for it: tests/component/execution-fuzz compares both on random operations, and the e2e tests on
 * every operation and event (testkit/execution).
 */
import { CompiledOperation } from './compiled-operation.js';
import { UnsupportedPlan } from './unsupported-plan.js';
import type { PrepareOperation } from './prepared-operation.js';
import { ReferenceOperation } from './reference-operation.js';

/** Prepares an operation for our executor, or for Apollo's when its plan is not supported. */
export const prepareOperation: PrepareOperation = (schemas, planned) => {
  try {
    return new CompiledOperation(schemas, planned);
  } catch (error) {
    if (error instanceof UnsupportedPlan) return new ReferenceOperation(schemas, planned);
    throw error;
  }
};

export { conditionsOf, usualConditions } from './directive-variables.js';
export { ErrorMapper } from './error-mapper.js';
export { rewrittenPath } from './rewrites.js';
export { plannedDocument } from './planned-document.js';
export type {
  Conditions,
  ExecutionRequest,
  PlannedOperation,
  PreparedOperation,
  PrepareOperation,
  Schemas,
} from './prepared-operation.js';
export type { Sources } from './source.js';
