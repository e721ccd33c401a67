import type { TweetKeys } from '#schema/events.js';

/** Points that an interaction adds to a tweet's engagement, for the ranking of search results. */
export const POINTS = { like: 1, retweet: 2, quote: 2, reply: 3 } as const;

/** Points of interactions that are undone. */
export const UNDONE_POINTS = { like: -1, retweet: -2, quote: -2, reply: -3 } as const;

/** Points for one tweet. */
export interface Award {
  tweetId: string;
  authorId: string;
  points: number;
}

/**
 * The points that a tweet gives to the tweets that it answers, quotes or retweets. Interactions with own tweets count
 * nothing. A tweet that is both answered and quoted gets one award: the store takes a second one of the same event for a
 * redelivery.
 */
export function awardsOf(
  { authorId, retweetOf, quoteOf, inReplyTo }: TweetKeys,
  points: typeof POINTS | typeof UNDONE_POINTS,
): Award[] {
  const interactions = [
    { target: retweetOf, worth: points.retweet },
    { target: quoteOf, worth: points.quote },
    { target: inReplyTo, worth: points.reply },
  ];
  const awards = new Map<string, Award>();
  for (const { target, worth } of interactions) {
    if (target === null || target.authorId === authorId) continue;
    const { tweetId } = target;
    const sum = (awards.get(tweetId)?.points ?? 0) + worth;
    awards.set(tweetId, { tweetId, authorId: target.authorId, points: sum });
  }
  return [...awards.values()];
}
