import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { findVisible, undo } from './target.js';

/** Bookmarks a tweet, or the original of a retweet; returns its id. */
export async function bookmarkTweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  const tweet = await findVisible(actor, id);
  await deps.store.bookmarks.add(tweet._id, actor.id, deps.ids.next());
  actor.loaders.bookmarked.clear(tweet._id).prime(tweet._id, true);
  return tweet._id;
}

/** Removes a bookmark if there is one; returns the id of the tweet. */
export function unbookmarkTweet(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  return undo(actor, id, async (tweetId) => {
    await deps.store.bookmarks.remove(tweetId, actor.id);
    actor.loaders.bookmarked.clear(tweetId).prime(tweetId, false);
  });
}
