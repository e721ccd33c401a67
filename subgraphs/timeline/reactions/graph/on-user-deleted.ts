import type { EventPayloads } from '#schema/events.js';
import type { ReactionDeps } from '../deps.js';

/** Forgets a user's own timeline. In the timelines of others the rules hide them from the same moment on. */
export function onUserDeleted({ timelines, readers, backups, engagement }: ReactionDeps) {
  return async ({ userId }: EventPayloads['user.deleted']): Promise<void> => {
    await backups.forget(userId);
    await timelines.forget([userId]);
    await readers.forget(userId);
    await engagement.forget(userId);
  };
}
