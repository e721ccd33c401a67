import type { Event } from '#schema/events.js';
import { schedule } from '../../push/index.js';
import type { ReactionDeps } from '../deps.js';

/** Pushes a notification that has come up. One that tells of more actions than before, or comes back, is not pushed again. */
export async function onNotificationChanged(
  { push, clock }: Pick<ReactionDeps, 'push' | 'clock'>,
  { at, payload: { userId, notificationId, kind, change, isOld } }: Event<'notification.changed'>,
): Promise<void> {
  if (change === 'ADDED' && !isOld)
    await schedule({ ...push, clock }, [{ userId, notificationId, kind, at }]);
}
