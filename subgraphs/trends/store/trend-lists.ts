import { LRUCache } from 'lru-cache';
import type { Cache } from '#platform/cache/index.js';
import type { TrendWindow } from '../resolvers/types.generated.js';
import type { Scope } from '../rules/scope.js';
import { HOUR } from '../rules/window.js';

/** One trend as it is kept. */
export interface TrendItem {
  name: string;
  volume: number;
  score: number;
}

/** The trends of one window and scope, strongest first, as of a moment (ms since 1970). */
export interface KeptTrends {
  asOf: number;
  items: TrendItem[];
}

/** Lists older than this are no news. */
const TTL = HOUR;

/** Lists that this process has seen, for the time while the cache is away. */
const SEEN = 1_000;

/** The worked-out trends, in the cache: one read gives one list. */
export class TrendLists {
  readonly #cache: Cache;
  readonly #seen = new LRUCache<string, KeptTrends>({ max: SEEN });

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  async put(scope: Scope, lists: Readonly<Record<TrendWindow, TrendItem[]>>, asOf: number): Promise<void> {
    const entries = Object.entries(lists).map(([window, items]): [string, string] => [
      keyOf(scope, window),
      JSON.stringify({ asOf, items } satisfies KeptTrends),
    ]);
    await this.#cache.setMany(entries, TTL);
  }

  /** Null where nothing was worked out. The last list seen, when the cache cannot be reached. */
  async get(scope: Scope, window: TrendWindow): Promise<KeptTrends | null> {
    const key = keyOf(scope, window);
    let text: string | null | undefined;
    try {
      [text] = await this.#cache.getMany([key]);
    } catch {
      return this.#seen.get(key) ?? null;
    }
    if (text == null) return null;
    const list = JSON.parse(text) as KeptTrends;
    this.#seen.set(key, list);
    return list;
  }
}

function keyOf(scope: Scope, window: string): string {
  return `trends:list:${scope}:${window}`;
}
