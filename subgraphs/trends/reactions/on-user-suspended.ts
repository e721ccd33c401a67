import type { Event } from '#schema/events.js';
import { isListed, type ReactionDeps } from './deps.js';
import { recountAuthor } from './recount-author.js';

/** Hides the name and the tweets of a suspended author from strangers, and uncounts the hashtags. */
export async function onUserSuspended(
  deps: ReactionDeps,
  { payload: { userId } }: Event<'user.suspended'>,
): Promise<void> {
  await deps.users.setListed(userId, await isListed(deps, userId));
  await deps.lock.shared(() => recountAuthor(deps, userId));
}
