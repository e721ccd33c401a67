import { LRUCache } from 'lru-cache';
import type { EventPayloads } from '#schema/events.js';
import { boundedLru } from '#platform/bounded-lru.js';
import type { Bus } from '#platform/bus/index.js';
import { IN_TRANSIT_MS } from '../../rules/delays.js';
import type { TimelineSettings } from '../../rules/settings.js';

/** Ids kept at most: some 20 MB. */
const MAX_IDS = 200_000;

/**
 * The tweets that were deleted lately, in every process as soon as it receives the event. The reaction to a deletion runs in
 * one process and removes the tweet from one stored timeline after the other; copies and rankings contain it for a while
 * longer.
 */
export class RecentDeletions {
  readonly #ids: LRUCache<string, true>;

  constructor({ topTtl, copyTtl }: Pick<TimelineSettings, 'topTtl' | 'copyTtl'>) {
    this.#ids = new LRUCache({ ...boundedLru(MAX_IDS), ttl: Math.max(topTtl, copyTtl, IN_TRANSIT_MS) });
  }

  /** Collects deletions until the result is disposed. */
  watch(bus: Pick<Bus, 'tail'>): Promise<AsyncDisposable> {
    return bus.tail('TWEETS', ({ type, payload }) => {
      if (type === 'tweet.deleted') this.#ids.set((payload as EventPayloads['tweet.deleted']).tweetId, true);
    });
  }

  has({ tweetId }: { tweetId: string }): boolean {
    return this.#ids.has(tweetId);
  }
}
