import type { Viewer } from '#platform/viewer.js';
import type { CommandDeps } from './deps.js';

/** Ends the viewer's session, or all sessions of the viewer. True, also when the session had ended. */
export async function logout(
  { stores, createEvent, outbox, clock }: CommandDeps,
  { id, sessionId }: Viewer,
  { everywhere }: { readonly everywhere: boolean },
): Promise<boolean> {
  const event = createEvent('session.revoked', id, {
    userId: id,
    sessionId: everywhere ? null : sessionId,
  });
  if (everywhere) {
    await stores.accounts.change(id, { events: [], endSessions: event });
    outbox.dispatch('accounts', id, event);
  } else {
    const isRevoked = await stores.sessions.revoke(sessionId, event, clock.now());
    // Also for a session that had ended: the process that ended it may have stopped before it published the end.
    await stores.sessions.publishEnd(sessionId, clock.now());
    if (isRevoked) outbox.dispatch('sessions', sessionId, event);
  }
  return true;
}
