export { EntityCache } from './entity-cache.js';
export { openEntityCache } from './open-entity-cache.js';
