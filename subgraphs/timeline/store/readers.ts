import type { MarkedCache } from './cache-failure.js';
import type { TimelineSettings } from '../rules/settings.js';

/** What is kept about a reader beside the timeline. */
export interface ReaderState {
  /** ms since 1970 of the last rebuild; null when that was too long ago, so that pushes may have passed by. */
  rebuiltAt: number | null;
  /** Authors followed who are pulled; null when it has to be found out. */
  pulls: string[] | null;
}

/** Who reads timelines: `live:{user}` marks the active, `pulls:{user}` lists the authors whom they pull. */
export class Readers {
  readonly #cache: MarkedCache;
  readonly #settings: TimelineSettings;

  constructor(cache: MarkedCache, settings: TimelineSettings) {
    this.#cache = cache;
    this.#settings = settings;
  }

  async read(userId: string): Promise<ReaderState> {
    const [live, pulls] = await this.#cache.getMany([`live:${userId}`, `pulls:${userId}`]);
    return {
      rebuiltAt: live == null ? null : Number(live),
      pulls: pulls == null ? null : (JSON.parse(pulls) as string[]),
    };
  }

  /** From now on the reader is active: pushes go to this timeline. Not renewed by reading, so that every timeline is rebuilt at times. */
  activate(userId: string, now: number): Promise<void> {
    return this.#cache.setMany([[`live:${userId}`, String(now)]], this.#settings.activeFor);
  }

  /** Those of the users who are active. */
  async activeAmong(userIds: readonly string[]): Promise<string[]> {
    const marks = await this.#cache.getMany(userIds.map((id) => `live:${id}`));
    return userIds.filter((_, index) => marks[index] !== null);
  }

  setPulls(userId: string, authorIds: readonly string[]): Promise<void> {
    return this.#cache.setMany(
      [[`pulls:${userId}`, JSON.stringify(authorIds)]],
      this.#settings.pulledListTtl,
    );
  }

  forgetPulls(userId: string): Promise<void> {
    return this.#cache.delete([`pulls:${userId}`]);
  }

  forget(userId: string): Promise<void> {
    return this.#cache.delete([`live:${userId}`, `pulls:${userId}`]);
  }
}
