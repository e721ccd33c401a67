import type { Viewer } from '#platform/viewer.js';
import type { Account, Profile, Stores } from '../store/index.js';
import { RefreshTokens } from './credentials/refresh-tokens.js';
import type { CommandDeps } from './deps.js';

/** A new session, as the client receives it. */
export interface OpenSession {
  accessToken: string;
  expiresAt: Date;
  refreshToken: string;
  user: Profile;
}

/**
 * Opens a session under an id that the caller took BEFORE it read the account: an event that ends the account's sessions
 * after that read has a greater id, and ends this session, too. So signing in needs no lock.
 */
export async function openSession(
  { stores, refreshTokens, signToken, clock }: CommandDeps,
  sessionId: string,
  user: Profile,
): Promise<OpenSession> {
  const refreshToken = refreshTokens.first(sessionId);
  const session = { _id: sessionId, userId: user._id, current: RefreshTokens.hash(refreshToken) };
  await stores.sessions.insert(session, clock.now());
  return { ...(await signToken({ id: user._id, sessionId })), refreshToken, user };
}

/** Whether an account is neither suspended nor deleted. */
export function isOpen({ suspendedAt, deletedAt }: Pick<Account, 'suspendedAt' | 'deletedAt'>): boolean {
  return suspendedAt === null && deletedAt === null;
}

/** The viewer's own account; null when it is not open, or all its sessions up to this one have ended. */
export async function ownAccount(
  { accounts }: Pick<Stores, 'accounts'>,
  { id, sessionId }: Viewer,
): Promise<Account | null> {
  const own = await accounts.own(id);
  if (own === null || !isOpen(own)) return null;
  const { sessionsAfter, ...account } = own;
  return sessionId > sessionsAfter ? account : null;
}
