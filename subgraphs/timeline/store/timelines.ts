import { randomUUID } from 'node:crypto';
import type { Scored } from '#platform/cache/index.js';
import type { MarkedCache } from './cache-failure.js';
import { packEntry, scoreOf, unpackEntry, type Bounds, type Entry } from '../rules/entry.js';
import type { TimelineSettings } from '../rules/settings.js';

/** Larger than every character that can follow an id in an entry's text. */
const BEHIND_ALL = '~';

/**
 * Lists of entries in the cache, a sorted set each: `tl:{user}` for home timelines, `pull:{author}` for the tweets of one
 * author whom readers pull. A list is there as a whole or not at all: what is not there is rebuilt when it is read, so
 * changes only touch those that are there, or begun.
 */
export class Timelines {
  readonly #cache: MarkedCache;
  readonly #prefix: string;
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
   * Begins a list anew: from now on it takes entries, but is not there for `page` before it is completed with the name that
   * this gives.
   */
  async begin(id: string): Promise<string> {
    const name = randomUUID();
    await this.#cache.sortedSets.begin(`${this.#prefix}:${id}`, name, this.#ttl);
    return name;
  }

  /** Adds the rest. False when the list is gone, or was begun anew by somebody else, who completes it. */
  complete(id: string, name: string, entries: readonly Entry[]): Promise<boolean> {
    const options = { keep: this.#keep, ttl: this.#ttl };
    return this.#cache.sortedSets.complete(`${this.#prefix}:${id}`, name, entries.map(toScored), options);
  }

  /** Newest first; null when the list is not there. */
  async page(id: string, { below, above, limit }: Bounds): Promise<Entry[] | null> {
    const page = await this.#cache.sortedSets.page(`${this.#prefix}:${id}`, {
      ...(below === undefined ? {} : { below: { member: below, score: scoreOf(below) } }),
      ...(above === undefined ? {} : { above: { member: above + BEHIND_ALL, score: scoreOf(above) } }),
      limit,
    });
    return page?.map(({ member }) => unpackEntry(member)) ?? null;
  }

  forget(ids: readonly string[]): Promise<void> {
    return this.#cache.delete(this.#keys(ids));
  }

  #keys(ids: readonly string[]): string[] {
    return ids.map((id) => `${this.#prefix}:${id}`);
  }
}

function toScored(entry: Entry): Scored {
  return { member: packEntry(entry), score: scoreOf(entry.tweetId) };
}
