import type { Cache } from '#platform/cache/index.js';

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
    await this.#cache.setMany(
      userIds.map((id) => [`view:${id}`, '1'] as const),
      this.#lastsMs,
    );
  }

  /** Whether a user has it in view, or had it within `lastsMs`. */
  async isInView(userId: string): Promise<boolean> {
    const [view] = await this.#cache.getMany([`view:${userId}`]).catch(() => [null]);
    return view !== null;
  }
}
