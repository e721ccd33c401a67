import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REDIS, serverOf, whyMissing } from '#testkit/services/index.js';
import { systemClock } from '../clock.js';
import { silentLog } from '../log.js';
import type { Scored, SortedSets } from './cache.js';
import { createMemoryCache } from './memory.js';
import { connectRedisCache } from './redis.js';

const TTL = 60_000;

/** A call to sorted sets; resolves to null for calls without a result. */
type Call = (sets: SortedSets) => Promise<unknown>;

const KEYS = ['{set}a', '{set}b', '{set}c'];
const key = fc.constantFrom(...KEYS);
const keys = fc.uniqueArray(key, { maxLength: 3 });
// Few members and few scores, so that ties, moves and misses are frequent.
const member = fc.constantFrom('1', '10', '2', 'ä', 'z', 'Z', '☃');
const score = fc.integer({ min: 0, max: 3 });
const scored = fc.record({ member, score });
const members = fc.uniqueArray(scored, { selector: (one) => one.member, maxLength: 5 });
const limit = fc.integer({ min: 0, max: 8 });
const bound = fc.option(scored, { nil: undefined });

const call: fc.Arbitrary<[text: string, call: Call]> = fc.oneof(
  fc
    .tuple(keys, members, limit, fc.boolean())
    .map(([keys, members, keep, onlyExisting]) =>
      named(`add ${keys} ${text(members)} keep ${keep} ${onlyExisting}`, (sets) =>
        sets.add(keys, members, { keep, ttl: TTL, onlyExisting }),
      ),
    ),
  fc
    .tuple(keys, fc.uniqueArray(member, { maxLength: 3 }))
    .map(([keys, members]) => named(`remove ${keys} ${members}`, (sets) => sets.remove(keys, members))),
  fc
    .tuple(key, members)
    .map(([key, members]) =>
      named(`replace ${key} ${text(members)}`, (sets) => sets.replace(key, members, TTL)),
    ),
  fc
    .tuple(key, members)
    .map(([key, members]) =>
      named(`increment ${key} ${text(members)}`, (sets) => sets.incrementScores(key, members, TTL)),
    ),
  fc
    .tuple(key, bound, bound, limit)
    .map(([key, below, above, limit]) =>
      named(`page ${key} below ${text(below)} above ${text(above)} limit ${limit}`, (sets) =>
        sets.page(key, { ...(below && { below }), ...(above && { above }), limit }),
      ),
    ),
  fc
    .tuple(keys, limit)
    .map(([keys, limit]) => named(`union ${keys} limit ${limit}`, (sets) => sets.topOfUnion(keys, limit))),
  fc
    .tuple(keys, fc.array(member, { maxLength: 4 }))
    .map(([keys, members]) => named(`sum ${keys} ${members}`, (sets) => sets.sumScores(keys, members))),
);

function named(text: string, call: Call): [string, Call] {
  return [text, async (sets) => (await call(sets)) ?? null];
}

function text(value: Scored | Scored[] | undefined): string {
  return JSON.stringify(value) ?? 'none';
}

const missing = whyMissing(REDIS);

describe.skipIf(missing)(`both caches${missing ? ` (${missing})` : ''}`, () => {
  test('random calls to sorted sets return the same results in memory and on Redis', async () => {
    await using server = await serverOf(REDIS);
    const namespace = randomUUID();
    const options = { url: server.url, namespace, log: silentLog, commandTimeout: 10_000 };
    await using shared = await connectRedisCache(options);
    const runs = fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 25 }), async (calls) => {
      await shared.delete(KEYS);
      await using local = createMemoryCache({ clock: systemClock, namespace });
      for (const [text, run] of calls) {
        expect([text, await run(shared.sortedSets)]).toEqual([text, await run(local.sortedSets)]);
      }
    });
    await fc.assert(runs, { numRuns: 500 });
  });
});
