import type { Event } from '#schema/events.js';
import { isListed, type ReactionDeps } from './deps.js';

/** Stores the new names of a user for autocomplete. */
export async function onUserProfileChanged(
  deps: Pick<ReactionDeps, 'users' | 'authors'>,
  { id, payload }: Event<'user.profile-changed'>,
): Promise<void> {
  await deps.users.setNames(payload, await isListed(deps, payload.userId), id);
}
