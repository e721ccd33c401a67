/**
 * How a document becomes an answer, once it is valid:
 *
 *     once per operation (CompiledOperation)            per request (Run)
 *
 *     plan ── steps.ts ──▶ Step tree                variables ── DirectiveVariables ──▶ setting
 *       Fetch    a FetchStep: text, variables,        │
 *                keys of entities, rewrites           ├─ fetch   Step.execute: finds the objects at its path, names
 *       Flatten  the path of the steps below it       │          each distinct entity once, asks the subgraph's Source
 *       Sequence, Parallel, Condition                 ├─ merge   mergeInto(Run.data): answers are shared and never
 *                                                     │          written to; PlaceTree says what to copy
 *     document ── FieldCollector ──▶ Selection             └─ shape   completeFields(Run.data): names, types and nulls as
 *       per setting of @skip and @include, per type              GraphQL wants them; errors by ErrorMapper, at their places
 *
 * What a request does is all there is on the right: no text is parsed, no document walked. A subscription's plan runs in
 * the same way for every event, with the event as the answer to its first fetch.
 *
 * Composition and planning are Apollo's. The executor that comes with them (ReferenceOperation) is there for what the lean one
 * does not cover, and as the measure of it: fuzz/ holds the two against each other on random operations, and the stories in
 * tests/ on every operation that they send and every event that they are told of (testing/ComparedOperation).
 */
import { CompiledOperation } from './compiled-operation.js';
import { UnsupportedPlan } from './unsupported-plan.js';
import type { PrepareOperation } from './prepared-operation.js';
import { ReferenceOperation } from './reference-operation.js';

/** Prepares an operation for the lean executor, or, when it has something in it that only the stock one knows, for that. */
export const prepareOperation: PrepareOperation = (schemas, planned) => {
  try {
    return new CompiledOperation(schemas, planned);
  } catch (error) {
    if (error instanceof UnsupportedPlan) return new ReferenceOperation(schemas, planned);
    throw error;
  }
};

export type {
  ExecutionRequest,
  PlannedOperation,
  PreparedOperation,
  PrepareOperation,
  Schemas,
} from './prepared-operation.js';
export type { Sources } from './source.js';
