import type { Event } from '#schema/events.js';
import type { ReactionDeps } from '../deps.js';

/** Removes the notices of a tweet, and tells the open streams. */
export async function withdrawNotices(
  { stores, bus, createEvent }: ReactionDeps,
  { payload: { tweetId, authorId, kind } }: Event<'tweet.deleted'>,
): Promise<void> {
  if (kind !== 'ORIGINAL' && kind !== 'QUOTE') return;
  // A repeated delivery finds none, and need not tell again: a client that missed it reads the list.
  if (!(await stores.notices.deleteAbout(tweetId))) return;
  await bus.publish(createEvent('notices.withdrawn', authorId, { authorId, tweetId }));
}
