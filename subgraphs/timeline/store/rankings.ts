import { randomBytes } from 'node:crypto';
import { readValues } from '#platform/cache/index.js';
import type { Entry } from '../rules/entry.js';
import type { MarkedCache } from './cache-failure.js';
import { packEntry, unpackAll } from './packed-entry.js';

/** Rankings that clients page through: `top:{user}:{ranking}` in the cache. */
export class Rankings {
  readonly #cache: MarkedCache;
  readonly #ttl: number;

  /** `ttl`: how long a ranking is kept, in ms. */
  constructor(cache: MarkedCache, ttl: number) {
    this.#cache = cache;
    this.#ttl = ttl;
  }

  /** Stores a ranking, best first, and returns its name. */
  async put(userId: string, entries: readonly Entry[]): Promise<string> {
    const name = randomBytes(6).toString('base64url');
    await this.#cache.setMany([[`top:${userId}:${name}`, entries.map(packEntry).join()]], this.#ttl);
    return name;
  }

  /** Null for a ranking that has expired. */
  async find(userId: string, name: string): Promise<Entry[] | null> {
    const [found] = await readValues(this.#cache, [`top:${userId}:${name}`], (text) =>
      text === '' ? [] : unpackAll(text.split(',')),
    );
    return found ?? null;
  }
}
