import type { Cache } from '#platform/cache/index.js';

/** The cache is away, hangs, is full or read-only: whatever it is, go on without it. */
export class CacheFailure extends Error {
  override readonly name = 'CacheFailure';
}

/** The parts of the cache that this subgraph uses; every rejection is a CacheFailure, so that it is told from all others. */
export type MarkedCache = Omit<Cache, 'healthy' | typeof Symbol.asyncDispose>;

export function markFailures(cache: Cache): MarkedCache {
  return { ...marked(cache, CALLS), sortedSets: marked(cache.sortedSets, SORTED_SET_CALLS) };
}

const CALLS = [
  ...(['getMany', 'setMany', 'setIfAbsent', 'extend'] as const),
  ...(['delete', 'deleteIfEqual', 'increment'] as const),
] as const;

const SORTED_SET_CALLS = [
  ...(['add', 'remove', 'replace', 'begin', 'complete', 'page'] as const),
  ...(['incrementScores', 'topOfUnion', 'sumScores'] as const),
] as const;

type Call = (...args: never[]) => Promise<unknown>;

function marked<T extends Record<Name, Call>, Name extends keyof T>(
  target: T,
  names: readonly Name[],
): Pick<T, Name> {
  const entries = names.map((name) => [
    name,
    async (...args: never[]): Promise<unknown> => {
      try {
        return await target[name](...args);
      } catch (cause) {
        throw new CacheFailure(`The cache failed to ${String(name)}.`, { cause });
      }
    },
  ]);
  return Object.fromEntries(entries) as Pick<T, Name>;
}
