export { CacheLease } from './cache-lease.js';
export type { Cache, Scored, SortedSets } from './cache.js';
export { jsonOf, readValues, type ReadText } from './read-values.js';
export { DocumentCache, type Lookups, type DocumentCacheOptions } from './document-cache.js';
export { createMemoryCache, type MemoryCacheOptions } from './memory.js';
export { connectRedisCache, type RedisCache } from './redis.js';
export { isUnreadable } from './unreadable-keys.js';
export type { RedisAccess } from './redis-access.js';
export type { RedisOptions } from './redis-client.js';
