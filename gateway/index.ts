export { createGateway, type GatewayService } from './gateway.js';
export type { GatewayDeps } from './core.js';
export { readTrustedDocuments, type TrustedDocuments } from './pipeline/index.js';
export { DEFAULT_ENTITY_MEGABYTES, DEFAULT_LIMITS, type GatewayConfig, type Limits } from './config.js';
