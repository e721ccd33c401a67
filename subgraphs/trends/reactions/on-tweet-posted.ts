import type { EventPayloads } from '#schema/events.js';
import type { Indexing } from './indexing.js';
import { addEngagement, POINTS } from './engagement.js';
import { indexTweet } from './index-tweet.js';

/** A new tweet can be found, weighs in trends, and engages with those that it answers, quotes or passes on. */
export async function onTweetPosted(
  indexing: Indexing,
  eventId: string,
  tweet: EventPayloads['tweet.posted'],
): Promise<void> {
  if (tweet.kind !== 'RETWEET') {
    const indexed = await indexTweet(indexing, eventId, tweet, 'add');
    if (indexed) indexing.users.warm(tweet.authorId, tweet.tweetId);
  }
  await addEngagement(indexing.index, eventId, tweet, POINTS);
}
