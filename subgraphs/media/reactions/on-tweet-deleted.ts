import type { Event } from '#schema/events.js';
import { deleteMedium } from './delete-medium.js';
import type { ReactionDeps } from './deps.js';

/** Deletes the media of a deleted tweet that no other tweet shows. */
export async function onTweetDeleted(
  deps: ReactionDeps,
  { payload: { tweetId, authorId, media: used } }: Event<'tweet.deleted'>,
): Promise<void> {
  if (used === undefined) return;
  const ids = used.map(({ id }) => id);
  await deps.media.removeUse(authorId, ids, tweetId);
  const left = await deps.media.among(ids);
  for (const { _id, ownerId, endsAt } of left)
    if (ownerId === authorId && endsAt === 0) await deleteMedium(deps, _id);
}
