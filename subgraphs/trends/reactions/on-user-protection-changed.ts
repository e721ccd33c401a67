import type { Event } from '#schema/events.js';
import type { ReactionDeps } from './deps.js';
import { recountAuthor } from './recount-author.js';

/** Counts the hashtags of an author who is public now, and uncounts those of an author who is protected now. */
export async function onUserProtectionChanged(
  deps: ReactionDeps,
  { payload: { userId } }: Event<'user.protection-changed'>,
): Promise<void> {
  await deps.lock.shared(() => recountAuthor(deps, userId));
}
