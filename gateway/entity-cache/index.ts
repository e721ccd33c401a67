export { EntityCache } from './entity-cache.js';
export { readMarks, type TypeMarks } from './marks.js';
export { openEntityCache } from './open-entity-cache.js';
