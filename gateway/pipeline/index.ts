export { createPipeline, type Pipeline } from './pipeline.js';
export type { Admit } from './admission.js';
export type { AdmittedSubscription, Caller, OperationRequest, Outcome } from './operation.js';
export { mask } from './mask.js';
export { rateLimited } from './rate.js';
export { Revocations } from './revocations.js';
export { authenticator, type Authenticate } from './viewers.js';
