import type { Event } from '#schema/events.js';
import type { CommandDeps } from '../commands/index.js';

/** Drops the old text from the caches; redelivered until the shared cache has dropped it. */
export async function onTweetEdited({ cache }: CommandDeps, event: Event<'tweet.edited'>): Promise<void> {
  await cache.invalidate([event.payload.tweetId]);
}
