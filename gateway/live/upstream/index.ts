export { UpstreamEngine, type UpstreamEngineOptions } from './upstream-engine.js';
