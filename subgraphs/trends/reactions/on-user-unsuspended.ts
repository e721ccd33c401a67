import type { Event } from '#schema/events.js';
import type { ReactionDeps } from './deps.js';
import { recountAuthor } from './recount-author.js';

/** Counts the hashtags of an author again, unless the author is protected or deleted. */
export async function onUserUnsuspended(
  deps: ReactionDeps,
  { payload: { userId } }: Event<'user.unsuspended'>,
): Promise<void> {
  await deps.lock.shared(() => recountAuthor(deps, userId));
}
