export { createPipeline, type Observation, type Pipeline } from './pipeline.js';
export {
  leaving,
  type AdmittedSubscription,
  type Caller,
  type Identity,
  type OperationRequest,
  type Outcome,
} from './operation.js';
export { resultTextOf, type ResultOptions } from './answer.js';
export { mask } from './mask.js';
export { OPERATION_RULES, OperationRates } from './rate.js';
export { readTrustedDocuments, TrustedDocuments } from './trusted-documents.js';
