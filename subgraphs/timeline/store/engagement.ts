import { timeOf } from '#platform/snowflake.js';
import { shownBy, type Entry, type TweetKey } from '../rules/entry.js';
import type { Signals } from '../rules/ranking.js';
import type { MarkedCache } from './cache-failure.js';

const DAY = 24 * 60 * 60 * 1_000;

/** ms. Engagement could not lift an older tweet any more. */
const ENGAGEMENT_TTL = 4 * DAY;
const AFFINITY_TTL = 30 * DAY;

/** How long a redelivered event is recognised, in ms. */
const EVENT_TTL = DAY;

/**
 * The signals of the ranking, in the cache only: `engaged:{day}` holds the engagement of the tweets of a day,
 * `affinity:{user}` a user's interactions by author. Without them the ranking is by recency.
 */
export class Engagement {
  readonly #cache: MarkedCache;

  constructor(cache: MarkedCache) {
    this.#cache = cache;
  }

  /** Counts a user's interaction with a tweet, once per event. A negative weight undoes an interaction. */
  async count(
    eventId: string,
    userId: string,
    { tweetId, authorId }: TweetKey,
    weight: number,
  ): Promise<void> {
    const { sortedSets } = this.#cache;
    const eventKey = `once:${eventId}`;
    if (!(await this.#cache.setIfAbsent(eventKey, '1', EVENT_TTL))) return;
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
      await this.#cache.delete([eventKey]).catch(() => undefined);
      throw error;
    }
  }

  /** The signals in the order of `entries`. */
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

  async delete(userId: string): Promise<void> {
    await this.#cache.delete([`affinity:${userId}`]);
  }
}

function engagedKey(tweetId: string): string {
  return `engaged:${Math.floor(timeOf(tweetId) / DAY)}`;
}
