import { RookeryError } from '#platform/errors.js';
import { RefreshTokens } from './credentials/refresh-tokens.js';
import type { CommandDeps, Visitor } from './deps.js';
import { revokeSession } from './end-session.js';
import { ownAccount, type OpenSession } from './open-session.js';

/** How long a traded token returns its successor again, in ms: for two tabs that race, or a lost response. */
const GRACE_MS = 10_000;

/**
 * Trades a refresh token for a new session. Concurrent uses of a token receive the same successor, so that there is one
 * token at a time. A use after the grace period means that the token was stolen: the session ends.
 */
export async function refreshSession(
  deps: CommandDeps,
  _: Visitor,
  { refreshToken: token }: { readonly refreshToken: string },
): Promise<OpenSession> {
  const { stores, profiles, refreshTokens, signToken, clock } = deps;
  const sessionId = refreshTokens.sessionOf(token);
  const session = sessionId && (await stores.sessions.byId(sessionId));
  if (!session) throw ended();
  const account = await ownAccount(stores, { id: session.userId, sessionId: session._id });
  const [user] = account ? await profiles.of([account]) : [];
  if (!user) throw ended();

  const next = refreshTokens.successor(token);
  const hashes = { from: RefreshTokens.hash(token), to: RefreshTokens.hash(next) };
  const traded = await stores.sessions.rotate(session._id, hashes, clock.now());
  if (!traded) await refuseReuse(deps, session._id, hashes.from);
  return { ...(await signToken({ id: user._id, sessionId: session._id })), refreshToken: next, user };
}

/** Accepts a token that was traded within the grace period; ends the session of every other and throws. */
async function refuseReuse(deps: CommandDeps, id: string, hash: string): Promise<void> {
  const session = await deps.stores.sessions.byId(id);
  const now = deps.clock.now();
  if (!session || session.revokedAt !== null || session.expiresAt.getTime() <= now) throw ended();
  if (session.previous === hash && now - session.rotatedAt <= GRACE_MS) return;
  await revokeSession(deps, { userId: session.userId, sessionId: id });
  throw ended();
}

function ended(): RookeryError {
  return new RookeryError('UNAUTHENTICATED', { message: 'This session has ended; sign in again.' });
}
