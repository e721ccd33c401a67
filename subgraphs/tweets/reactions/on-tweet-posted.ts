import type { Event } from '#schema/events.js';
import { deleteIfUnchanged } from '../commands/delete-tweet.js';
import type { CommandDeps } from '../commands/index.js';

/**
 * Counts the tweet for its author and for the tweets that it replies to, quotes or retweets. A retweet that was written while
 * its original was being deleted missed the deletion of the original's retweets, and is deleted here.
 */
export async function onTweetPosted(deps: CommandDeps, event: Event<'tweet.posted'>): Promise<void> {
  const { counters, store } = deps;
  await Promise.all([counters.countDelivered(event), store.retweets.apply(event)]);
  const { tweetId, retweetOf } = event.payload;
  if (retweetOf === null) return;
  const original = await store.tweets.byId(retweetOf.tweetId);
  if (original?.deletedAt === null) return;
  const retweet = await store.tweets.byId(tweetId);
  if (retweet?.deletedAt === null) await deleteIfUnchanged(deps, retweet);
}
