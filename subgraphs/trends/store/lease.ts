import type { Cache } from '#platform/cache/index.js';

/** How long a lease lasts without a renewal, in ms. */
const TTL = 40_000;

/** A lease in the cache, for a task that one process at a time does. */
export class Lease implements AsyncDisposable {
  readonly #cache: Cache;
  readonly #key: string;
  readonly #holder = crypto.randomUUID();

  constructor(cache: Cache, name: string) {
    this.#cache = cache;
    this.#key = `trends:lease:${name}`;
  }

  /** Takes or renews the lease for 40 s. True when this process holds it now. */
  async hold(): Promise<boolean> {
    const taken = await this.#cache.setIfAbsent(this.#key, this.#holder, TTL);
    return taken || this.#cache.extend(this.#key, this.#holder, TTL);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#cache.deleteIfEqual(this.#key, this.#holder).catch(() => undefined);
  }
}
