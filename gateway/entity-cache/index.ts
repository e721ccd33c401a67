export { EntityCache } from './entity-cache.js';
export { readCacheDirectives, type TypeCacheDirectives } from './cache-directives.js';
export type { EntityEffects, EntityVisibility, Permission } from './entity-visibility.js';
export { openEntityCache } from './open-entity-cache.js';
