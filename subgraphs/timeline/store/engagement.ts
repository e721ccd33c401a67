import type { MarkedCache } from './cache-failure.js';
import { timeOf } from '#platform/snowflake.js';
import type { Signals } from '../rules/ranking.js';
import { shownBy, type Entry, type TweetKey } from '../rules/entry.js';

const DAY = 24 * 60 * 60 * 1_000;

/** Longer, and what an old tweet gets could not lift it any more. */
const ENGAGEMENT_TTL = 4 * DAY;
const AFFINITY_TTL = 30 * DAY;

/** How long a second delivery of an event is recognised. */
const ONCE_TTL = DAY;

/**
 * What ranking goes by, in the cache alone: `engaged:{day}` weighs the tweets of a day, `affinity:{user}` the authors
 * whom a user likes, retweets and answers. When it is lost, ranking begins with recency again.
 */
export class Engagement {
  readonly #cache: MarkedCache;

  constructor(cache: MarkedCache) {
    this.#cache = cache;
  }

  /** Counts what somebody did to a tweet, once per event. Takes it back with a negative weight. */
  async count(
    eventId: string,
    userId: string,
    { tweetId, authorId }: TweetKey,
    weight: number,
  ): Promise<void> {
    const { sortedSets } = this.#cache;
    const once = `once:${eventId}`;
    if (!(await this.#cache.setIfAbsent(once, '1', ONCE_TTL))) return;
    try {
      await sortedSets.incrementScores(
        engagedKey(tweetId),
        [{ member: tweetId, score: weight }],
        ENGAGEMENT_TTL,
      );
      if (userId === authorId) return;
      await sortedSets.incrementScores(
        `affinity:${userId}`,
        [{ member: authorId, score: weight }],
        AFFINITY_TTL,
      );
    } catch (error) {
      await this.#cache.delete([once]).catch(() => undefined);
      throw error;
    }
  }

  /** In the order of `entries`. */
  async signals(userId: string, entries: readonly Entry[]): Promise<Signals[]> {
    const shown = entries.map(shownBy);
    const [engagements, affinities] = await Promise.all([
      this.#cache.sortedSets.sumScores([...new Set(shown.map(engagedKey))], shown),
      this.#cache.sortedSets.sumScores(
        [`affinity:${userId}`],
        entries.map(({ authorId }) => authorId),
      ),
    ]);
    return entries.map((_, index) => ({
      engagement: engagements[index] ?? 0,
      affinity: affinities[index] ?? 0,
    }));
  }

  async forget(userId: string): Promise<void> {
    await this.#cache.delete([`affinity:${userId}`]);
  }
}

function engagedKey(tweetId: string): string {
  return `engaged:${Math.floor(timeOf(tweetId) / DAY)}`;
}
