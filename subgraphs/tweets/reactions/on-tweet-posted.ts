import type { Reaction } from '#platform/bus/index.js';
import { takeDown } from '../commands/delete-tweet.js';
import type { CommandDeps } from '../commands/index.js';

/**
 * Counts the tweet for its author and for what it answers, quotes or passes on. A retweet that was written while its original
 * was deleted comes too late to be taken down with it, and is taken down here.
 */
export function onTweetPosted(deps: CommandDeps): Reaction {
  const { counters, store } = deps;
  return async (event) => {
    await Promise.all([counters.applyDelivered(event), store.retweets.apply(event)]);
    if (event.type !== 'tweet.posted' || event.payload.retweetOf === null) return;
    const original = await store.tweets.byId(event.payload.retweetOf.tweetId);
    if (original?.deletedAt === null) return;
    const retweet = await store.tweets.byId(event.payload.tweetId);
    if (retweet?.deletedAt === null) await takeDown(deps, retweet);
  };
}
