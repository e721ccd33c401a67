import type { Event } from '#schema/events.js';
import { isListed, type ReactionDeps } from './deps.js';

/** Stores the names of a new user for autocomplete. */
export async function onUserRegistered(
  deps: Pick<ReactionDeps, 'users' | 'authors'>,
  { id, payload }: Event<'user.registered'>,
): Promise<void> {
  await deps.users.setNames(payload, await isListed(deps, payload.userId), id);
}
