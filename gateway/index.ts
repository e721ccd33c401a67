export { createGateway, type GatewayService } from './gateway.js';
export type { GatewayDeps } from './core.js';
export { ANONYMOUS, type Authentication, type Revocation } from './authentication.js';
export type { EntityEffects, EntityVisibility, Permission } from './entity-cache/index.js';
export type { Example, ExplorerSession } from './explorer/index.js';
export { OPERATION_RULES, readTrustedDocuments, type TrustedDocuments } from './pipeline/index.js';
export type { GatewayConfig, SubgraphConnection } from './config.js';
export { DEFAULT_LIMITS, type Limits } from './limits.js';
