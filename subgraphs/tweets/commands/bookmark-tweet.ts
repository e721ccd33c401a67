import type { CommandDeps } from './deps.js';
import { findTarget } from './target.js';

/** Keeps a tweet, or the original of a retweet, in the viewer's bookmarks; gives its id. */
export async function bookmarkTweet(deps: CommandDeps, viewerId: string, id: string): Promise<string> {
  const { tweet } = await findTarget(deps, viewerId, id, 'id');
  await deps.store.bookmarks.add(tweet._id, viewerId, deps.ids.next());
  return tweet._id;
}

/** Takes a bookmark away, when there is one; gives the id of the tweet. */
export async function unbookmarkTweet(deps: CommandDeps, viewerId: string, id: string): Promise<string> {
  const { tweet } = await findTarget(deps, viewerId, id, 'id');
  await deps.store.bookmarks.remove(tweet._id, viewerId);
  return tweet._id;
}
