import type { Event } from '#schema/events.js';
import { deleteIfUnchanged } from '../commands/delete-tweet.js';
import type { CommandDeps } from '../commands/index.js';

/** How many tweets are deleted concurrently. */
const BATCH = 100;

/** Deletes every tweet of a deleted account. A repeated delivery finds only the tweets that still exist. */
export async function onUserDeleted(deps: CommandDeps, event: Event<'user.deleted'>): Promise<void> {
  for (;;) {
    const tweets = await deps.store.tweets.existingByAuthor(event.payload.userId, BATCH);
    if (tweets.length === 0) return;
    await Promise.all(tweets.map((tweet) => deleteIfUnchanged(deps, tweet)));
  }
}
