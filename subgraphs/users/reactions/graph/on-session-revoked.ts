import type { Event } from '#schema/events.js';
import type { CommandDeps } from '../../commands/index.js';

/** Publishes the end of sessions that the command has not published, because its process stopped. */
export async function onSessionRevoked(
  { stores, clock }: Pick<CommandDeps, 'stores' | 'clock'>,
  { id, payload: { userId, sessionId } }: Event<'session.revoked'>,
): Promise<void> {
  if (sessionId === null) await stores.accounts.endSessions(userId, id);
  else await stores.sessions.publishEnd(sessionId, clock.now());
}
