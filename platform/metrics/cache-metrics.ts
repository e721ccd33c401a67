import { Counter, type Registry } from 'prom-client';
import type { Lookups } from '../cache/index.js';
import { exposeCount } from './counted-elsewhere.js';

/** The counters of the shared cache. */
export interface MeasuredCache {
  readonly unreadable: number;
  readonly failures: number;
}

/** A cache of documents, with its counters. */
export interface MeasuredDocumentCache {
  readonly lookups: Lookups;
}

export function watchSharedCache(registers: Registry[], cache: MeasuredCache): void {
  exposeCount(
    {
      name: 'rookery_cache_unreadable_total',
      help: 'Values of the shared cache that could not be read, and were deleted and rebuilt.',
      registers,
    },
    () => cache.unreadable,
  );
  exposeCount(
    {
      name: 'rookery_cache_failures_total',
      help: 'Calls of the shared cache that failed because a server could not be reached in time.',
      registers,
    },
    () => cache.failures,
  );
}

/** Exposes the lookups of caches of documents, by their names. */
export function cacheWatcher(registers: Registry[]): (name: string, cache: MeasuredDocumentCache) => void {
  const caches = new Map<string, MeasuredDocumentCache>();
  new Counter({
    name: 'rookery_subgraph_cache_lookups_total',
    help: 'Document lookups in a cache of a subgraph, by the level that had the document.',
    labelNames: ['cache', 'found'] as const,
    registers,
    collect() {
      this.reset();
      for (const [cache, { lookups }] of caches)
        for (const [found, times] of Object.entries<number>({ ...lookups }))
          this.inc({ cache, found }, times);
    },
  });
  return (name, cache) => void caches.set(name, cache);
}
