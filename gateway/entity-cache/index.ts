export { openEntityCache } from './open-entity-cache.js';
