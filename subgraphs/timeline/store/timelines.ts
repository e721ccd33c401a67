import type { Cache, Scored } from '#platform/cache/index.js';
import { packEntry, scoreOf, unpackEntry, type Bounds, type Entry } from '../entry.js';
import type { TimelineSettings } from '../settings.js';

/** Larger than every character that can follow an id in an entry's text. */
const BEHIND_ALL = '~';

/**
 * Timelines in the cache: a sorted set of entries per user, `tl:{user}`. A timeline is there as a whole or not at all:
 * what is not there is rebuilt when it is read, so changes only touch those that are there.
 */
export class Timelines {
  readonly #cache: Cache;
  readonly #keep: number;
  readonly #ttl: number;

  constructor(cache: Cache, { kept, ttl }: TimelineSettings) {
    this.#cache = cache;
    this.#keep = kept;
    this.#ttl = ttl;
  }

  async add(userIds: readonly string[], entries: readonly Entry[]): Promise<void> {
    if (userIds.length === 0 || entries.length === 0) return;
    const options = { keep: this.#keep, ttl: this.#ttl, onlyExisting: true };
    await this.#cache.sortedSets.add(userIds.map(keyOf), entries.map(toScored), options);
  }

  async remove(userIds: readonly string[], entries: readonly Entry[]): Promise<void> {
    if (userIds.length === 0 || entries.length === 0) return;
    await this.#cache.sortedSets.remove(userIds.map(keyOf), entries.map(packEntry));
  }

  replace(userId: string, entries: readonly Entry[]): Promise<void> {
    return this.#cache.sortedSets.replace(keyOf(userId), entries.map(toScored), this.#ttl);
  }

  /** Newest first; null when the timeline is not there. */
  async page(userId: string, { below, above, limit }: Bounds): Promise<Entry[] | null> {
    const page = await this.#cache.sortedSets.page(keyOf(userId), {
      ...(below === undefined ? {} : { below: { member: below, score: scoreOf(below) } }),
      ...(above === undefined ? {} : { above: { member: above + BEHIND_ALL, score: scoreOf(above) } }),
      limit,
    });
    return page?.map(({ member }) => unpackEntry(member)) ?? null;
  }

  forget(userIds: readonly string[]): Promise<void> {
    return this.#cache.delete(userIds.map(keyOf));
  }
}

function keyOf(userId: string): string {
  return `tl:${userId}`;
}

function toScored(entry: Entry): Scored {
  return { member: packEntry(entry), score: scoreOf(entry.tweetId) };
}
