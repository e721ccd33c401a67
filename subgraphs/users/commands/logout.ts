import type { Viewer } from '#platform/viewer.js';
import type { CommandDeps } from './deps.js';
import { revokeSession } from './end-session.js';

/** Ends the viewer's session, or all sessions of the viewer. True, also when the session had ended. */
export async function logout(
  deps: CommandDeps,
  { id, sessionId }: Viewer,
  { everywhere }: { readonly everywhere: boolean },
): Promise<boolean> {
  if (everywhere) {
    const event = deps.createEvent('session.revoked', id, { userId: id, sessionId: null });
    await deps.stores.accounts.change(id, { events: [], endSessions: event });
    deps.outbox.dispatch('accounts', id, event);
  } else {
    await revokeSession(deps, { userId: id, sessionId });
  }
  return true;
}
