import { RookeryError } from '#platform/errors.js';
import { addressKey, type RateLimits } from '#platform/rate-limit/index.js';
import { usernameKey } from '#social/usernames.js';
import { RULES } from '#social/rate-limit-rules.js';
import { readEmail } from '../rules/email.js';
import type { Credentials, Stores } from '../store/index.js';
import type { CommandDeps, Visitor } from './deps.js';
import { openSession, type OpenSession } from './open-session.js';

export interface LoginInput {
  /** Username or e-mail. */
  login: string;
  password: string;
}

/**
 * Signs in with username or e-mail. An unknown account and a wrong password get the same answer after the same work, so
 * that a client cannot find out which accounts exist.
 */
export async function login(
  deps: CommandDeps,
  { clientIp }: Visitor,
  { login: name, password }: LoginInput,
): Promise<OpenSession> {
  const { stores, profiles, ids, passwords, rateLimits } = deps;
  if (clientIp !== null) await rateLimits.consume(RULES.logins, addressKey(clientIp));
  const sessionId = ids.next();
  const { key, credentials } = await findCredentials(stores, name);
  const attempt = await countAttempt(rateLimits, key, clientIp);
  const isRight = await passwords.verify(password, credentials?.passwordHash ?? null);
  const [user] = isRight && credentials ? await profiles.load([credentials._id]) : [];
  if (!user || user.deletedAt !== null) throw attempt.refusal;
  await attempt.reset();
  if (user.suspendedAt !== null) {
    throw new RookeryError('FORBIDDEN', { message: 'This account is suspended.' });
  }
  return openSession(deps, sessionId, user);
}

/**
 * Counts an attempt as a failure until it has succeeded, so that concurrent guesses count, too. Throws RATE_LIMITED for an
 * account that this address, or all addresses together, have guessed at too often; returns the error of a wrong guess.
 */
async function countAttempt(rateLimits: RateLimits, account: string, clientIp: string | null) {
  const pair = `${account}@${clientIp === null ? '' : addressKey(clientIp)}`;
  const failures = await rateLimits.consume(RULES.loginFailures, pair);
  const state = await rateLimits.consume(RULES.accountFailures, account);
  const isLocked = state !== null && failures !== null && state.limit - state.remaining > failures.limit;
  return {
    refusal: isLocked
      ? new RookeryError('RATE_LIMITED', { retryAfter: state.resetsIn })
      : new RookeryError('UNAUTHENTICATED', { message: 'The login or the password is wrong.' }),
    reset: () =>
      Promise.all([
        rateLimits.reset(RULES.loginFailures, pair),
        rateLimits.reset(RULES.accountFailures, account),
      ]),
  };
}

/** The credentials of a login, and the key that its failures are counted by: the same key for every spelling of the login. */
async function findCredentials(
  stores: Stores,
  name: string,
): Promise<{ key: string; credentials: Credentials | null }> {
  const email = name.includes('@') ? readEmail(name) : null;
  const credentials = await (email
    ? stores.users.credentialsByEmail(email.emailKey)
    : stores.users.credentialsByUsername(name));
  return { key: credentials?._id ?? email?.emailKey ?? usernameKey(name), credentials };
}
