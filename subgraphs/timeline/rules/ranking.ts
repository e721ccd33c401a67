import { timeOf } from '#platform/snowflake.js';
import type { Entry } from './entry.js';

/** What an interaction says about a tweet and about who acts: a reply takes more than a retweet, that more than a like. */
export const WEIGHTS = { like: 1, retweet: 2, reply: 3 } as const;

/** What is known of an entry when it is ranked. */
export interface Signals {
  /** likes + 2 retweets + 3 replies of the tweet that it shows. */
  engagement: number;
  /** The same sum of what the reader did to the author's tweets. */
  affinity: number;
}

const HOUR = 3_600_000;

/**
 * (1 + engagement) x 1 / (1 + hours) x (1 + log2(1 + affinity)). The ones let a new tweet that nobody has touched yet,
 * and an author whom the reader has never answered, count by recency instead of not at all; the logarithm keeps one
 * favourite from filling the page.
 */
export function rankOf({ tweetId }: Entry, { engagement, affinity }: Signals, now: number): number {
  const hours = Math.max(0, now - timeOf(tweetId)) / HOUR;
  return ((1 + Math.max(0, engagement)) / (1 + hours)) * (1 + Math.log2(1 + Math.max(0, affinity)));
}
