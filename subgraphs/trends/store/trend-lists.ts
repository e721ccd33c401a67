import { LRUCache } from 'lru-cache';
import { jsonOf, readValues, type Cache } from '#platform/cache/index.js';
import { isNumber, isText, listOf, objectOf } from '#platform/shapes.js';
import type { Scope } from '../rules/scope.js';
import { HOUR, type TrendWindow } from '../rules/window.js';

/** One trend. */
export interface TrendItem {
  name: string;
  volume: number;
  score: number;
}

/** The trends of one window and scope, strongest first, as of a moment in ms since 1970. */
export interface TrendList {
  asOf: number;
  items: TrendItem[];
}

const readList = jsonOf(
  objectOf<TrendList>({
    asOf: isNumber,
    items: listOf(objectOf<TrendItem>({ name: isText, volume: isNumber, score: isNumber })),
  }),
);

/** How long a list is kept, in ms. Older trends are not shown. */
const TTL = HOUR;

/** Lists that this process keeps, for as long as the cache is unavailable. */
const LOCAL_LISTS = 1_000;

/** The computed trends: `trends:list:{scope}:{window}` in the cache. */
export class TrendLists {
  readonly #cache: Cache;
  readonly #lastRead = new LRUCache<string, TrendList>({ max: LOCAL_LISTS });

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  async put(scope: Scope, lists: Readonly<Record<TrendWindow, TrendItem[]>>, asOf: number): Promise<void> {
    const entries = Object.entries(lists).map(([window, items]): [string, string] => [
      keyOf(scope, window),
      JSON.stringify({ asOf, items } satisfies TrendList),
    ]);
    await this.#cache.setMany(entries, TTL);
  }

  /** Null when no trends were computed. The list that this process read last when the cache is unavailable. */
  async get(scope: Scope, window: TrendWindow): Promise<TrendList | null> {
    const key = keyOf(scope, window);
    let list: TrendList | null | undefined;
    try {
      [list] = await readValues(this.#cache, [key], readList);
    } catch {
      return this.#lastRead.get(key) ?? null;
    }
    if (!list) return null;
    this.#lastRead.set(key, list);
    return list;
  }
}

function keyOf(scope: Scope, window: string): string {
  return `trends:list:${scope}:${window}`;
}
