import type { Event } from '#schema/events.js';
import type { ReactionDeps } from './deps.js';

/** Stores the names of a new user for autocomplete. */
export async function onUserRegistered(
  { users }: Pick<ReactionDeps, 'users'>,
  { id, payload }: Event<'user.registered'>,
): Promise<void> {
  await users.setNames(payload, id);
}
