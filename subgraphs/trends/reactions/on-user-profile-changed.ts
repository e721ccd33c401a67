import type { Event } from '#schema/events.js';
import type { ReactionDeps } from './deps.js';

/** Stores the new names of a user for autocomplete. */
export async function onUserProfileChanged(
  { users }: Pick<ReactionDeps, 'users'>,
  { id, payload }: Event<'user.profile-changed'>,
): Promise<void> {
  await users.setNames(payload, id);
}
