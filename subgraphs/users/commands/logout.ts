import type { Viewer } from '#platform/viewer.js';
import type { CommandDeps } from './deps.js';

/** Ends the session that asks, or all of the user's. Ending what has ended is fine. */
export function logout({ stores, createEvent, outbox, clock }: CommandDeps) {
  return async ({ id, sessionId }: Viewer, everywhere: boolean): Promise<boolean> => {
    const event = createEvent('session.revoked', id, {
      userId: id,
      sessionId: everywhere ? null : sessionId,
    });
    if (everywhere) {
      await stores.users.change(id, { events: [], endSessions: event });
      outbox.dispatch('users', id, event);
    } else if (await stores.sessions.revoke(sessionId, event, clock.now())) {
      outbox.dispatch('sessions', sessionId, event);
    }
    return true;
  };
}
