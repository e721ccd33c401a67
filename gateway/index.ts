export { createGateway, type GatewayDeps, type GatewayService } from './gateway.js';
export { DEFAULT_LIMITS, type GatewayConfig, type Limits } from './config.js';
