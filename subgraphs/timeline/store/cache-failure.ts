import type { Cache } from '#platform/cache/index.js';

/** A call of the cache failed: it is unreachable, slow, full or read-only. Callers continue without the cache. */
export class CacheFailure extends Error {
  override readonly name = 'CacheFailure';
}

/**
 * The parts of the cache that this subgraph uses. Every rejection is a CacheFailure, to distinguish it from other
 * errors.
 */
export type MarkedCache = Omit<
  Cache,
  'healthy' | 'check' | 'unreadable' | 'failures' | typeof Symbol.asyncDispose
>;

export function markFailures(cache: Cache): MarkedCache {
  return { ...marked(cache, CALLS), sortedSets: marked(cache.sortedSets, SORTED_SET_CALLS) };
}

const CALLS = [
  ...(['getMany', 'setMany', 'setIfAbsent', 'extend'] as const),
  ...(['delete', 'deleteIfEqual', 'increment', 'dropUnreadable'] as const),
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
        throw new CacheFailure(`The cache call ${String(name)} failed.`, { cause });
      }
    },
  ]);
  return Object.fromEntries(entries) as Pick<T, Name>;
}
