import type { Event } from '#schema/events.js';
import type { Push } from '../../push/index.js';

interface Parts {
  readonly push: Pick<Push, 'devices' | 'deliveries'>;
}

/** Removes the devices of a session that has ended, or of all sessions up to the event. */
export async function onSessionRevoked(
  { push }: Parts,
  { id, payload: { userId, sessionId } }: Event<'session.revoked'>,
): Promise<void> {
  await push.devices.remove(userId, (device) =>
    sessionId === null ? device.sessionId <= id : device.sessionId === sessionId,
  );
}

/** Removes the devices of a suspended account, all of whose sessions have ended. */
export async function onUserSuspended(
  { push }: Parts,
  { id, payload: { userId } }: Event<'user.suspended'>,
): Promise<void> {
  await push.devices.remove(userId, ({ sessionId }) => sessionId <= id);
}

/** Removes the devices of a deleted account, and what was to be pushed to them. */
export async function onUserDeleted(
  { push }: Parts,
  { payload: { userId } }: Event<'user.deleted'>,
): Promise<void> {
  await push.devices.remove(userId, () => true);
  await push.deliveries.removeOf(userId);
}
