import type { Event } from '#schema/events.js';
import { deleteIfUnchanged } from '../commands/delete-tweet.js';
import type { CommandDeps } from '../commands/index.js';

/** How many retweets are deleted concurrently. */
const BATCH = 100;

/** Subtracts the tweet from the counts, drops it from the caches, and deletes its retweets. */
export async function onTweetDeleted(deps: CommandDeps, event: Event<'tweet.deleted'>): Promise<void> {
  const { counters, store, cache } = deps;
  const { tweetId, retweetOf } = event.payload;
  await Promise.all([
    counters.countDelivered(event),
    store.retweets.apply(event),
    cache.invalidate([tweetId]),
  ]);
  if (retweetOf === null) await deleteRetweetsOf(deps, tweetId);
}

/** Deleted retweets are not found again, so the loop ends, and a repeated delivery continues where the last one stopped. */
async function deleteRetweetsOf(deps: CommandDeps, tweetId: string): Promise<void> {
  for (;;) {
    const retweets = await deps.store.tweets.retweetsOf(tweetId, BATCH);
    if (retweets.length === 0) return;
    await Promise.all(retweets.map((retweet) => deleteIfUnchanged(deps, retweet)));
  }
}
