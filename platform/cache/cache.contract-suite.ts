import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect } from 'vitest';
import type { Cache } from './cache.js';
import { eventually, SHORT, type CacheUnderTest } from '#testkit/cache/cache-under-test.js';
import { describePages, describeScores, describeSortedSets } from './sorted-sets.contract-suite.js';
import { describeTexts } from './texts.contract-suite.js';

/** The contract of every cache. */
export function describeCache(name: string, { connect, pass }: CacheUnderTest): void {
  const caches: Cache[] = [];

  async function fresh(namespace = `t${randomUUID()}`): Promise<Cache> {
    const cache = await connect(namespace);
    caches.push(cache);
    return cache;
  }

  /** Sets a key with a short TTL, and resolves when it has expired. */
  async function shortLife(cache: Cache): Promise<void> {
    await cache.setMany([['short', 'x']], SHORT);
    pass(SHORT);
    await eventually(async () => expect(await cache.getMany(['short'])).toEqual([null]));
  }

  describe(name, () => {
    afterEach(async () => {
      await Promise.all(caches.splice(0).map((cache) => cache[Symbol.asyncDispose]()));
    });

    describeTexts(fresh, shortLife);
    describeSortedSets(fresh, shortLife);
    describePages(fresh);
    describeScores(fresh);
  });
}
