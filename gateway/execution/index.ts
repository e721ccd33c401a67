import { LeanOperation } from './lean-operation.js';
import { NotCovered } from './not-covered.js';
import type { PlannedOperation, PreparedOperation, Schemas } from './prepared-operation.js';
import { StockOperation } from './stock-operation.js';

/** Prepares an operation for the lean executor, or, when it has something in it that only the stock one knows, for that. */
export function prepareOperation(schemas: Schemas, planned: PlannedOperation): PreparedOperation {
  try {
    return new LeanOperation(schemas, planned);
  } catch (error) {
    if (error instanceof NotCovered) return new StockOperation(schemas, planned);
    throw error;
  }
}

export type { ExecutionRequest, PreparedOperation, Schemas } from './prepared-operation.js';
export type { Sources } from './source.js';
