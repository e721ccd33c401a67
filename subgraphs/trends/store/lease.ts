import type { Cache } from '#platform/cache/index.js';

/** How long a leader that is gone is waited for, in ms. */
const TTL = 40_000;

/** A task that one process at a time does for all. */
export class Lease implements AsyncDisposable {
  readonly #cache: Cache;
  readonly #key: string;
  readonly #holder = crypto.randomUUID();

  constructor(cache: Cache, name: string) {
    this.#cache = cache;
    this.#key = `trends:lease:${name}`;
  }

  /** Takes the lease, or renews it; true when this process has it now, for 40 s. */
  async hold(): Promise<boolean> {
    const taken = await this.#cache.setIfAbsent(this.#key, this.#holder, TTL);
    return taken || this.#cache.extend(this.#key, this.#holder, TTL);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#cache.deleteIfEqual(this.#key, this.#holder).catch(() => undefined);
  }
}
