import type { Event } from '#schema/events.js';
import { isListed, type ReactionDeps } from './deps.js';
import { recountAuthor } from './recount-author.js';

/** Shows the name of an author again, and the tweets unless the author is protected, and counts the hashtags. */
export async function onUserUnsuspended(
  deps: ReactionDeps,
  { payload: { userId } }: Event<'user.unsuspended'>,
): Promise<void> {
  await deps.users.setListed(userId, await isListed(deps, userId));
  await deps.lock.shared(() => recountAuthor(deps, userId));
}
