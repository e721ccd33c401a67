export type { Cache, Scored, SortedSets } from './cache.js';
export { createMemoryCache, type MemoryCacheOptions } from './memory.js';
