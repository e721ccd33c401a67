import type { EventPayloads } from '#schema/events.js';
import { addEngagement, POINTS_BACK } from './engagement.js';
import type { Indexing } from './indexing.js';

/** A deleted tweet vanishes from the index, from trends, and from the engagement of others. */
export async function onTweetDeleted(
  { index, terms, weights, clock }: Indexing,
  eventId: string,
  tweet: EventPayloads['tweet.deleted'],
): Promise<void> {
  if (tweet.kind !== 'RETWEET') {
    const change = await index.remove(tweet.tweetId, tweet.authorId, clock.now());
    if (change !== null) {
      terms.change(tweet.tweetId, change.before.terms, change.after.terms);
      await weights.follow(change);
    }
  }
  await addEngagement(index, eventId, tweet, POINTS_BACK);
}
