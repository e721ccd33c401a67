export { CannotDecrypt } from './aes-gcm.js';
export { createEnvelope, type Envelope, type EnvelopeOptions, type WrappedKey } from './envelope.js';
export { generateServiceKeys, readServiceKeys, type ServiceKey, type ServiceKeys } from './service-keys.js';
