import { RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import type { ViewerModel } from '../models.js';
import type { CommandDeps } from './deps.js';

/** Ends one of the viewer's sessions. Does nothing when it had ended; NOT_FOUND for a session of somebody else. */
export async function endSession(
  deps: CommandDeps,
  viewer: Viewer,
  { id }: { readonly id: string },
): Promise<ViewerModel> {
  const session = await deps.stores.sessions.byId(id);
  if (session?.userId !== viewer.id) throw new RookeryError('NOT_FOUND');
  await revokeSession(deps, { userId: viewer.id, sessionId: id });
  return { userId: viewer.id };
}

/** Ends a session for its refresh token and its access tokens, and tells everybody. Does nothing when it had ended. */
export async function revokeSession(
  { stores, createEvent, outbox, clock }: CommandDeps,
  { userId, sessionId }: { readonly userId: string; readonly sessionId: string },
): Promise<void> {
  const event = createEvent('session.revoked', userId, { userId, sessionId });
  const isRevoked = await stores.sessions.revoke(sessionId, event, clock.now());
  // Also for a session that had ended: the process that ended it may have stopped before it published the end.
  await stores.sessions.publishEnd(sessionId, clock.now());
  if (isRevoked) outbox.dispatch('sessions', sessionId, event);
}
