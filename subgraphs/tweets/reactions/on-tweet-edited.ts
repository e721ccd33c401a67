import type { Event } from '#schema/events.js';
import type { CommandDeps } from '../commands/index.js';
import { tweetKeys } from '../rules/event-payloads.js';

/** How many events are published concurrently. */
const BATCH = 100;

/** Drops the old text from the caches; redelivered until the shared cache has dropped it. Tells it for each retweet, too. */
export async function onTweetEdited(deps: CommandDeps, event: Event<'tweet.edited'>): Promise<void> {
  const { tweetId, authorId } = event.payload;
  await deps.cache.invalidate([tweetId]);
  await tellRetweetsOf(deps, tweetId, authorId);
}

/** A reader who sees the tweet by a retweet follows the retweeter, not the author. A repeated event does no harm. */
async function tellRetweetsOf(
  { store, publisher, createEvent }: CommandDeps,
  tweetId: string,
  authorId: string,
): Promise<void> {
  for (let after = ''; ;) {
    const ids = await store.retweets.idsOf(tweetId, after, BATCH);
    const found = ids.length === 0 ? [] : await store.tweets.byIds(ids);
    const existing = found.filter(({ deletedAt }) => deletedAt === null);
    await Promise.all(
      existing.map((retweet) =>
        publisher.publish(createEvent('tweet.original-edited', authorId, tweetKeys(retweet))),
      ),
    );
    if (ids.length < BATCH) return;
    after = ids.at(-1) ?? after;
  }
}
