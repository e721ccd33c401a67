import { randomBytes } from 'node:crypto';
import type { MarkedCache } from './cache-failure.js';
import { packEntry, unpackEntry, type Entry } from '../rules/entry.js';

/** Rankings that are being paged through: `top:{user}:{ranking}`. */
export class Rankings {
  readonly #cache: MarkedCache;
  readonly #ttl: number;

  /** `ttl`, in ms: how long a ranking can be paged through. */
  constructor(cache: MarkedCache, ttl: number) {
    this.#cache = cache;
    this.#ttl = ttl;
  }

  /** Keeps a ranking, best first, and gives its name. */
  async keep(userId: string, entries: readonly Entry[]): Promise<string> {
    const name = randomBytes(6).toString('base64url');
    await this.#cache.setMany([[`top:${userId}:${name}`, entries.map(packEntry).join()]], this.#ttl);
    return name;
  }

  /** Null when it is no longer kept. */
  async find(userId: string, name: string): Promise<Entry[] | null> {
    const [found] = await this.#cache.getMany([`top:${userId}:${name}`]);
    if (found == null) return null;
    return found === '' ? [] : found.split(',').map(unpackEntry);
  }
}
