import type { Event } from '#schema/events.js';
import type { ReactionDeps } from './deps.js';
import { indexTweet } from './index-tweet.js';

/** Indexes the new text of a tweet and counts its new hashtags. */
export async function onTweetEdited(
  deps: ReactionDeps,
  { id, payload: tweet }: Event<'tweet.edited'>,
): Promise<void> {
  await deps.lock.shared(() => indexTweet(deps, id, tweet, 'put'));
}
