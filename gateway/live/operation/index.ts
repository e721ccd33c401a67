export { LiveOperation, type OperationParts } from './live-operation.js';
export { LiveOperations } from './live-operations.js';
export { SharedFields } from './shared-fields.js';
export { mergeParts } from './viewer-parts.js';
