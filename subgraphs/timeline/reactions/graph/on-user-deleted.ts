import type { Event } from '#schema/events.js';
import type { ReactionDeps } from '../deps.js';

/** Deletes the user's own timeline. The rules hide the user's tweets in other timelines from the same moment on. */
export async function onUserDeleted(
  { timelines, readers, backups, engagement }: ReactionDeps,
  { payload: { userId } }: Event<'user.deleted'>,
): Promise<void> {
  await backups.delete(userId);
  await timelines.delete([userId]);
  await readers.delete(userId);
  await engagement.delete(userId);
}
