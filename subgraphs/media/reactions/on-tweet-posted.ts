import type { Event } from '#schema/events.js';
import type { ReactionDeps } from './deps.js';

/** Keeps the media of a new tweet. */
export async function onTweetPosted(
  { media, authorIndex }: ReactionDeps,
  { payload }: Event<'tweet.posted'>,
): Promise<void> {
  const { tweetId, authorId, media: used } = payload;
  if (used === undefined) return;
  // A late delivery must not revive what the deletion has ended.
  if (await authorIndex.isDeleted({ tweetId, authorId })) return;
  await media.addUse(
    authorId,
    used.map(({ id }) => id),
    tweetId,
  );
}
