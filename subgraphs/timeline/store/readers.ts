import { jsonOf, readValues } from '#platform/cache/index.js';
import { isNumber, isText, listOf } from '#platform/shapes.js';
import type { TimelineSettings } from '../rules/settings.js';
import type { MarkedCache } from './cache-failure.js';

/** The cached state of a reader. */
export interface ReaderState {
  /** The last rebuild, in ms since 1970. Null when the reader is inactive: pushes may have skipped the timeline. */
  rebuiltAt: number | null;
  /** The pulled authors that the reader follows. Null when they are not cached. */
  pulls: string[] | null;
}

const readTime = jsonOf((value): value is number => isNumber(value));
const areTexts = listOf(isText);
const readIds = jsonOf((value): value is string[] => areTexts(value));

/**
 * The readers of timelines: `live:{user}` marks an active reader, `pulls:{user}` lists the pulled authors they follow.
 */
export class Readers {
  readonly #cache: MarkedCache;
  readonly #settings: TimelineSettings;

  constructor(cache: MarkedCache, settings: TimelineSettings) {
    this.#cache = cache;
    this.#settings = settings;
  }

  async read(userId: string): Promise<ReaderState> {
    const [live, pulls] = await readValues(
      this.#cache,
      [`live:${userId}`, `pulls:${userId}`],
      (text, key): number | string[] | undefined =>
        key.startsWith('live:') ? readTime(text) : readIds(text),
    );
    return {
      rebuiltAt: typeof live === 'number' ? live : null,
      pulls: Array.isArray(pulls) ? pulls : null,
    };
  }

  /**
   * Marks a reader as active, so that pushes reach the timeline. Reading does not renew the mark, so every timeline is
   * rebuilt at times.
   */
  activate(userId: string, now: number): Promise<void> {
    return this.#cache.setMany([[`live:${userId}`, String(now)]], this.#settings.activeFor);
  }

  /** The active readers among the users. */
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

  deletePulls(userId: string): Promise<void> {
    return this.#cache.delete([`pulls:${userId}`]);
  }

  delete(userId: string): Promise<void> {
    return this.#cache.delete([`live:${userId}`, `pulls:${userId}`]);
  }
}
