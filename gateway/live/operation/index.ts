export { LiveOperation, type OperationParts } from './live-operation.js';
export { LiveOperations } from './live-operations.js';
export { joined } from './viewer-parts.js';
