import { RookeryError } from '#platform/errors.js';
import { RefreshTokens } from '../credentials/refresh-tokens.js';
import type { CommandDeps } from './deps.js';
import { ownAccount, type OpenSession } from './open-session.js';

/** For how long a token that was traded gives its successor once more, in ms: two tabs, or an answer that got lost. */
const GRACE_MS = 10_000;

/**
 * Trades a refresh token for a new session. Uses that race get the same successor, so that one family stays one; a use
 * after the grace means that the token was stolen, from the one side or the other: the family ends.
 */
export function refreshSession(deps: CommandDeps) {
  const { stores, refreshTokens, signToken, clock } = deps;
  return async (token: string): Promise<OpenSession> => {
    const sessionId = refreshTokens.sessionOf(token);
    const session = sessionId && (await stores.sessions.byId(sessionId));
    if (!session) throw ended();
    const user = await ownAccount(stores, { id: session.userId, sessionId: session._id });
    if (!user) throw ended();

    const next = refreshTokens.successor(token);
    const hashes = { from: RefreshTokens.hash(token), to: RefreshTokens.hash(next) };
    const traded = await stores.sessions.rotate(session._id, hashes, clock.now());
    if (!traded) await refuseReuse(deps, session._id, hashes.from);
    return { ...(await signToken({ id: user._id, sessionId: session._id })), refreshToken: next, user };
  };
}

/** Lets a token pass that was traded just now; throws for every other, and ends its session. */
async function refuseReuse({ stores, createEvent, outbox, clock }: CommandDeps, id: string, hash: string) {
  const session = await stores.sessions.byId(id);
  const now = clock.now();
  if (!session || session.revokedAt !== null || session.expiresAt.getTime() <= now) throw ended();
  if (session.previous === hash && now - session.rotatedAt <= GRACE_MS) return;
  const { userId } = session;
  const event = createEvent('session.revoked', userId, { userId, sessionId: id });
  if (await stores.sessions.revoke(id, event, now)) outbox.dispatch('sessions', id, event);
  throw ended();
}

function ended(): RookeryError {
  return new RookeryError('UNAUTHENTICATED', { message: 'This session has ended; sign in again.' });
}
