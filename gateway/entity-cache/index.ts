export { EntityCache } from './entity-cache.js';
export { readCacheDirectives, type TypeCacheDirectives } from './cache-directives.js';
export { openEntityCache } from './open-entity-cache.js';
