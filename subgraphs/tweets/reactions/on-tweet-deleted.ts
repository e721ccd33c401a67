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

/** Page by page in the order of the retweets, which ends; a repeated delivery finds only what is left. */
async function deleteRetweetsOf(deps: CommandDeps, tweetId: string): Promise<void> {
  const { retweets, tweets } = deps.store;
  for (let after = ''; ;) {
    const ids = await retweets.idsOf(tweetId, after, BATCH);
    const found = ids.length === 0 ? [] : await tweets.documents(ids);
    const existing = found.filter(({ deletedAt }) => deletedAt === null);
    await Promise.all(existing.map((retweet) => deleteIfUnchanged(deps, retweet)));
    if (ids.length < BATCH) return;
    after = ids.at(-1) ?? after;
  }
}
