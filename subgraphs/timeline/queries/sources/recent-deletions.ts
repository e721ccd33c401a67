import { LRUCache } from 'lru-cache';
import type { Bus } from '#platform/bus/index.js';
import { boundedLru } from '#platform/bounded-lru.js';
import type { TimelineSettings } from '../../rules/settings.js';
import { ON_ITS_WAY_MS } from '../home/live-cursors.js';

/** How many ids are remembered at most: some 20 MB. */
const MAX_IDS = 200_000;

/**
 * Tweets that were deleted lately, known to every process as soon as the event passes. The reaction takes them out of what
 * is stored, which one process does for all and only reader by reader; copies and rankings, which others hold, still have
 * them for a while.
 */
export class Deletions {
  readonly #ids: LRUCache<string, true>;

  constructor({ topTtl, copyTtl }: Pick<TimelineSettings, 'topTtl' | 'copyTtl'>) {
    this.#ids = new LRUCache({ ...boundedLru(MAX_IDS), ttl: Math.max(topTtl, copyTtl, ON_ITS_WAY_MS) });
  }

  /** Listens until what this gives is disposed of. */
  watch(bus: Pick<Bus, 'tail'>): Promise<AsyncDisposable> {
    return bus.tail('TWEETS', ({ type, payload }) => {
      if (type === 'tweet.deleted') this.#ids.set(payload.tweetId, true);
    });
  }

  has({ tweetId }: { tweetId: string }): boolean {
    return this.#ids.has(tweetId);
  }
}
