import type { Event } from '#schema/events.js';
import { changeAction } from './change-action.js';
import type { ReactionDeps } from './deps.js';

/** Tells an author of a like, or takes it back. */
export async function onTweetLiked(
  deps: ReactionDeps,
  { id, type, payload: { tweetId, authorId, userId } }: Event<'tweet.liked' | 'tweet.unliked'>,
): Promise<void> {
  await changeAction(deps, {
    ...{ recipient: authorId, kind: 'LIKE', object: tweetId, actor: userId },
    ...{ active: type === 'tweet.liked', version: id },
  });
}
