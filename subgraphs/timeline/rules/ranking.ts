import { timeOf } from '#platform/snowflake.js';
import type { Entry, TweetKey } from './entry.js';

/** The weight of an interaction with a tweet. A reply is more effort than a retweet, and a retweet more than a like. */
export const WEIGHTS = { like: 1, retweet: 2, reply: 3 } as const;

/** The interaction that a tweet is for another tweet: a retweet or a reply. Null for any other tweet. */
export function interactionOf({
  retweetOf,
  inReplyTo,
}: {
  retweetOf: TweetKey | null;
  inReplyTo: TweetKey | null;
}): { tweet: TweetKey; weight: number } | null {
  if (retweetOf) return { tweet: retweetOf, weight: WEIGHTS.retweet };
  return inReplyTo ? { tweet: inReplyTo, weight: WEIGHTS.reply } : null;
}

/** The inputs of an entry's rank. */
export interface Signals {
  /** likes + 2 retweets + 3 replies of the tweet that the entry shows. */
  engagement: number;
  /** The same sum over the reader's interactions with the author's tweets. */
  affinity: number;
}

const HOUR = 3_600_000;

/**
 * (1 + engagement) x 1 / (1 + hours) x (1 + log2(1 + affinity)). The constant 1 in each factor lets recency alone decide
 * for tweets without engagement and authors without affinity. The logarithm keeps one favourite author from filling the
 * page.
 */
export function rankOf({ tweetId }: Entry, { engagement, affinity }: Signals, now: number): number {
  const hours = Math.max(0, now - timeOf(tweetId)) / HOUR;
  return ((1 + Math.max(0, engagement)) / (1 + hours)) * (1 + Math.log2(1 + Math.max(0, affinity)));
}
