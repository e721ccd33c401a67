export { createPipeline, type Pipeline } from './pipeline.js';
export type { AdmittedSubscription, Caller, OperationRequest, Outcome } from './operation.js';
export { mask } from './mask.js';
export { OperationRates } from './rate.js';
export { readTrustedDocuments, type TrustedDocuments } from './trusted-documents.js';
export { Revocations } from './revocations.js';
export { authenticator, type Authenticate } from './viewers.js';
