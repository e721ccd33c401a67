export { EntityCache } from './entity-cache.js';
export { readMarks, type TypeMarks } from './cache-directives.js';
export { openEntityCache } from './open-entity-cache.js';
