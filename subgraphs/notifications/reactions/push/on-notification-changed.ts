import type { Event } from '#schema/events.js';
import { schedule } from '../../push/index.js';
import type { ReactionDeps } from '../deps.js';

/** Pushes a notification that has come up. One that tells of more actions than before is not pushed again. */
export async function onNotificationChanged(
  { push, clock }: Pick<ReactionDeps, 'push' | 'clock'>,
  { at, payload: { userId, notificationId, kind, change } }: Event<'notification.changed'>,
): Promise<void> {
  if (change === 'ADDED') await schedule({ ...push, clock }, [{ userId, notificationId, kind, at }]);
}
