import type { Engagement, TweetKeys } from '#schema/events.js';
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
  // A tweet that is answered and quoted at once gets both as one: it would take the second for a repeat of the first.
  const worth = new Map<string, { authorId: string; points: number }>();
  for (const { on, worth: value } of acts) {
    if (on === null || on.authorId === authorId) continue;
    const sum = (worth.get(on.tweetId)?.points ?? 0) + value;
    worth.set(on.tweetId, { authorId: on.authorId, points: sum });
  }
  await Promise.all(Array.from(worth, ([tweetId, credit]) => index.engage({ tweetId, eventId, ...credit })));
}

/** Credits a tweet for a like, or for one that is taken back. */
export async function addLike(
  index: TweetIndex,
  eventId: string,
  { tweetId, authorId, userId }: Engagement,
  points: number,
): Promise<void> {
  if (userId !== authorId) await index.engage({ tweetId, authorId, eventId, points });
}
