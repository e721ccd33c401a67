import type { Event } from '#schema/events.js';
import type { ReactionDeps } from '../deps.js';

/** Updates the mentions of a tweet. Timelines hold keys only, so an edit does not change them. */
export async function onTweetEdited(
  { tweets, mentions }: ReactionDeps,
  { payload }: Event<'tweet.edited'>,
): Promise<void> {
  await mentions.put(payload, payload.mentions, payload.editedAt);
  if (await tweets.isDeleted(payload)) await mentions.remove(payload.tweetId);
}
