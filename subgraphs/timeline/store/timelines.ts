import { randomUUID } from 'node:crypto';
import type { Scored } from '#platform/cache/index.js';
import type { Bounds, Entry } from '../rules/entry.js';
import type { TimelineSettings } from '../rules/settings.js';
import type { MarkedCache } from './cache-failure.js';
import { packEntry, scoreOf, unpackAll } from './packed-entry.js';

/** Greater than every character that can follow an id in a packed entry. */
const AFTER_ID = '~';

/**
 * Lists of entries in the cache, one sorted set each: `tl:{user}` for home timelines, `pull:{author}` for the tweets of a
 * pulled author. A list exists completely or not at all. A missing list is rebuilt when it is read, so changes apply only
 * to lists that exist or are being built.
 */
export class Timelines {
  readonly #cache: MarkedCache;
  readonly #prefix: 'tl' | 'pull';
  readonly #keep: number;
  readonly #ttl: number;

  constructor(cache: MarkedCache, prefix: 'tl' | 'pull', { kept, ttl }: TimelineSettings) {
    this.#cache = cache;
    this.#prefix = prefix;
    this.#keep = kept;
    this.#ttl = ttl;
  }

  async add(ids: readonly string[], entries: readonly Entry[]): Promise<void> {
    if (ids.length === 0 || entries.length === 0) return;
    const options = { keep: this.#keep, ttl: this.#ttl, onlyExisting: true };
    await this.#cache.sortedSets.add(this.#keys(ids), entries.map(toScored), options);
  }

  async remove(ids: readonly string[], entries: readonly Entry[]): Promise<void> {
    if (ids.length === 0 || entries.length === 0) return;
    await this.#cache.sortedSets.remove(this.#keys(ids), entries.map(packEntry));
  }

  replace(id: string, entries: readonly Entry[]): Promise<void> {
    return this.#cache.sortedSets.replace(`${this.#prefix}:${id}`, entries.map(toScored), this.#ttl);
  }

  /**
   * Begins to build a list. It accepts entries from now on, and `page` returns null for it until `complete` is called with
   * the returned name.
   */
  async begin(id: string): Promise<string> {
    const name = randomUUID();
    await this.#cache.sortedSets.begin(`${this.#prefix}:${id}`, name, this.#ttl);
    return name;
  }

  /** Completes a list with its entries. False when the list is gone, or when another process has begun to build it. */
  complete(id: string, name: string, entries: readonly Entry[]): Promise<boolean> {
    const options = { keep: this.#keep, ttl: this.#ttl };
    return this.#cache.sortedSets.complete(`${this.#prefix}:${id}`, name, entries.map(toScored), options);
  }

  /** A part of a list, newest first. Null when the list does not exist or is being built. */
  page(id: string, bounds: Bounds): Promise<Entry[] | null> {
    return timelineReader(this.#cache, this.#prefix).page(id, bounds);
  }

  delete(ids: readonly string[]): Promise<void> {
    return this.#cache.delete(this.#keys(ids));
  }

  #keys(ids: readonly string[]): string[] {
    return ids.map((id) => `${this.#prefix}:${id}`);
  }
}

/** Reads lists of entries. */
export type TimelineReader = Pick<Timelines, 'page'>;

export function timelineReader(cache: MarkedCache, prefix: 'tl' | 'pull'): TimelineReader {
  return {
    async page(id, { below, above, limit }) {
      const page = await cache.sortedSets.page(`${prefix}:${id}`, {
        ...(below === undefined ? {} : { below: { member: below, score: scoreOf(below) } }),
        ...(above === undefined ? {} : { above: { member: above + AFTER_ID, score: scoreOf(above) } }),
        limit,
      });
      if (page === null) return null;
      const entries = unpackAll(page.map(({ member }) => member));
      // A list with anything else in it is rebuilt.
      if (entries === undefined) await cache.dropUnreadable(`${prefix}:${id}`, null);
      return entries ?? null;
    },
  };
}

function toScored(entry: Entry): Scored {
  return { member: packEntry(entry), score: scoreOf(entry.tweetId) };
}
