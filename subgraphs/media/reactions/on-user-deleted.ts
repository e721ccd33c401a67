import type { Event } from '#schema/events.js';
import { deleteMedium } from './delete-medium.js';
import type { ReactionDeps } from './deps.js';

/** Media that are read at a time. */
const SLICE = 100;

/** Deletes all media of a deleted account. */
export async function onUserDeleted(
  deps: ReactionDeps,
  { payload: { userId } }: Event<'user.deleted'>,
): Promise<void> {
  for (;;) {
    const ids = await deps.media.ofOwner(userId, SLICE);
    if (ids.length === 0) return;
    for (const id of ids) await deleteMedium(deps, id);
  }
}
