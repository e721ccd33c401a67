import { randomUUID } from 'node:crypto';
import type { LeaseStore } from '../lease.js';
import type { Cache } from './cache.js';

/** A lease that is a key in the cache, whose value names the holder; it expires `ttl` ms after the last `take`. */
export class CacheLease implements LeaseStore {
  readonly #cache: Cache;
  readonly #key: string;
  readonly #ttl: number;
  readonly #holder = randomUUID();

  constructor(cache: Cache, key: string, ttl: number) {
    this.#cache = cache;
    this.#key = key;
    this.#ttl = ttl;
  }

  async take(): Promise<boolean> {
    const isTaken = await this.#cache.setIfAbsent(this.#key, this.#holder, this.#ttl);
    return isTaken || this.#cache.extend(this.#key, this.#holder, this.#ttl);
  }

  /** Frees the key; without a cache it expires by itself. */
  async release(): Promise<void> {
    await this.#cache.deleteIfEqual(this.#key, this.#holder).catch(() => undefined);
  }
}
