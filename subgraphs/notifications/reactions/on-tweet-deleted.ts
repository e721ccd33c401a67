import type { Event } from '#schema/events.js';
import type { ReactionDeps } from './deps.js';
import { withdraw } from './settle/withdraw.js';

/** Removes what a tweet has caused: the likes of it. */
export async function onTweetDeleted(
  deps: ReactionDeps,
  { payload: { tweetId, authorId } }: Event<'tweet.deleted'>,
): Promise<void> {
  await withdraw(deps, [{ recipient: authorId, kind: 'LIKE', object: tweetId }]);
}
