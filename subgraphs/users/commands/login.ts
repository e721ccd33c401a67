import { RookeryError } from '#platform/errors.js';
import { addressKey, type RateLimits } from '#platform/rate-limit/index.js';
import { RULES } from '#social/rate-limit-rules.js';
import { readEmail } from '../rules/email.js';
import { usernameKey } from '../rules/username.js';
import type { Account, Stores } from '../store/index.js';
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
  const { stores, ids, passwords, rateLimits } = deps;
  if (clientIp !== null) await rateLimits.consume(RULES.logins, addressKey(clientIp));
  const sessionId = ids.next();
  const { key, account } = await findAccount(stores, name);
  const attempt = await countAttempt(rateLimits, key, clientIp);
  const isRight = await passwords.verify(password, account?.passwordHash ?? null);
  if (!isRight || account === null) throw attempt.refusal;
  await attempt.reset();
  if (account.suspendedAt !== null) {
    throw new RookeryError('FORBIDDEN', { message: 'This account is suspended.' });
  }
  const [user] = await stores.users.byIds([account._id]);
  if (!user) throw new RookeryError('UNAUTHENTICATED');
  return openSession(deps, sessionId, user);
}

/**
 * Counts an attempt as a failure until it has succeeded, so that concurrent guesses count, too. Throws RATE_LIMITED for an
 * account that this address, or all addresses together, have guessed at too often; returns the error of a wrong guess.
 */
async function countAttempt(rateLimits: RateLimits, account: string, clientIp: string | null) {
  const pair = `${account}@${clientIp === null ? '' : addressKey(clientIp)}`;
  await rateLimits.consume(RULES.loginFailures, pair);
  const state = await rateLimits.consume(RULES.accountFailures, account);
  const isLocked = state !== null && state.limit - state.remaining > RULES.loginFailures.points;
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

/** The account of a login, and the key that its failures are counted by: the same key for every spelling of the login. */
async function findAccount(stores: Stores, name: string): Promise<{ key: string; account: Account | null }> {
  const email = name.includes('@') ? readEmail(name) : null;
  const account = await (email
    ? stores.users.accountByEmail(email.emailKey)
    : stores.users.accountByUsername(usernameKey(name)));
  return { key: account?._id ?? email?.emailKey ?? usernameKey(name), account };
}
