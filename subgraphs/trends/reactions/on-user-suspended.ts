import type { Event } from '#schema/events.js';
import type { ReactionDeps } from './deps.js';
import { recountAuthor } from './recount-author.js';

/** Uncounts the hashtags of a suspended author. */
export async function onUserSuspended(
  deps: ReactionDeps,
  { payload: { userId } }: Event<'user.suspended'>,
): Promise<void> {
  await deps.lock.shared(() => recountAuthor(deps, userId));
}
