import type { TweetKeys } from '#schema/events.js';
import type { TweetIndex } from '../store/tweet-index.js';

/** What one act is worth in the ranking of results. */
export const POINTS = { like: 1, retweet: 2, quote: 2, reply: 3 } as const;

/** The same with the other sign, for acts that are taken back. */
export const POINTS_BACK = { like: -1, retweet: -2, quote: -2, reply: -3 } as const;

/** Credits the tweets that a tweet answers, quotes or passes on. Nobody engages with themselves. */
export async function addEngagement(
  index: TweetIndex,
  eventId: string,
  { authorId, retweetOf, quoteOf, inReplyTo }: TweetKeys,
  points: typeof POINTS | typeof POINTS_BACK,
): Promise<void> {
  const acts = [
    { on: retweetOf, worth: points.retweet },
    { on: quoteOf, worth: points.quote },
    { on: inReplyTo, worth: points.reply },
  ];
  // One after the other: a tweet that is answered and quoted at once must not take the first for a repeat of the second.
  const worth = new Map<string, { authorId: string; points: number }>();
  for (const { on, worth: value } of acts) {
    if (on === null || on.authorId === authorId) continue;
    const sum = (worth.get(on.tweetId)?.points ?? 0) + value;
    worth.set(on.tweetId, { authorId: on.authorId, points: sum });
  }
  for (const [tweetId, credit] of worth) await index.engage(tweetId, credit.authorId, eventId, credit.points);
}
