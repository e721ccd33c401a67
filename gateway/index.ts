export { createGateway, type GatewayService } from './gateway.js';
export type { GatewayDeps } from './core.js';
export { readTrustedDocuments, type TrustedDocuments } from './pipeline/index.js';
export { DEFAULT_ENTITY_MEGABYTES, type GatewayConfig } from './config.js';
export { DEFAULT_LIMITS, type Limits } from './limits.js';
