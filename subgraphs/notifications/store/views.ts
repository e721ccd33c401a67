import type { Cache } from '#platform/cache/index.js';

/** Users of one call to the cache. */
const SLICE = 1_000;

/**
 * Who has the product in view: a page that is visible and has a socket open. `view:{user}` in the cache, renewed while that is so.
 * Without the cache nobody is known to have it in view, and pushes are sent.
 */
export class Views {
  readonly #cache: Pick<Cache, 'getMany' | 'setMany'>;
  readonly #lastsMs: number;

  /** `lastsMs`: how long a view is known after it was last renewed. */
  constructor(cache: Pick<Cache, 'getMany' | 'setMany'>, lastsMs: number) {
    this.#cache = cache;
    this.#lastsMs = lastsMs;
  }

  async renew(userIds: readonly string[]): Promise<void> {
    for (let start = 0; start < userIds.length; start += SLICE) {
      const slice = userIds.slice(start, start + SLICE);
      await this.#cache.setMany(
        slice.map((id) => [`view:${id}`, '1'] as const),
        this.#lastsMs,
      );
    }
  }

  /** Whether a user has it in view, or had it within `lastsMs`. */
  async isInView(userId: string): Promise<boolean> {
    const [view] = await this.#cache.getMany([`view:${userId}`]).catch(() => [null]);
    return view !== null;
  }
}
