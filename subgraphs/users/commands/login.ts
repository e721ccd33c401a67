import { RookeryError } from '#platform/errors.js';
import { addressKey, type RateLimits } from '#platform/rate-limit/index.js';
import { RULES } from '#social/rate-limit-rules.js';
import type { LoginInput } from '../resolvers/types.generated.js';
import { readEmail } from '../rules/email.js';
import { usernameKey } from '../rules/username.js';
import type { Account, Stores } from '../store/index.js';
import type { CommandDeps } from './deps.js';
import { openSession, type OpenSession } from './open-session.js';

/**
 * Signs in with username or e-mail. An unknown account and a wrong password get the same answer after the same work:
 * nobody learns here who has an account.
 */
export function login(deps: CommandDeps) {
  const { stores, ids, passwords, rateLimits } = deps;
  return async ({ login: name, password }: LoginInput, clientIp: string | null): Promise<OpenSession> => {
    if (clientIp !== null) await rateLimits.consume(RULES.logins, addressKey(clientIp));
    const sessionId = ids.next();
    const { key, account } = await findAccount(stores, name);
    const failures = await countFailure(rateLimits, key, clientIp);
    const right = await passwords.verify(password, account?.passwordHash ?? null);
    if (!right || account === null) throw failures.refusal;
    await failures.forget();
    if (account.suspendedAt !== null) {
      throw new RookeryError('FORBIDDEN', { message: 'This account is suspended.' });
    }
    const [user] = await stores.users.byIds([account._id]);
    if (!user) throw new RookeryError('UNAUTHENTICATED');
    return openSession(deps, sessionId, user);
  };
}

/**
 * Counts a guess as a failure until it has worked, so that guesses side by side are counted too. Throws RATE_LIMITED for an
 * account that this address, or all together, may not guess at any more; gives what a wrong guess is told.
 */
async function countFailure(rateLimits: RateLimits, account: string, clientIp: string | null) {
  const pair = `${account}@${clientIp === null ? '' : addressKey(clientIp)}`;
  await rateLimits.consume(RULES.loginFailures, pair);
  const state = await rateLimits.consume(RULES.accountFailures, account);
  const isLocked = state !== null && state.limit - state.remaining > RULES.loginFailures.points;
  return {
    refusal: isLocked
      ? new RookeryError('RATE_LIMITED', { retryAfter: state.resetsIn })
      : new RookeryError('UNAUTHENTICATED', { message: 'The login or the password is wrong.' }),
    forget: () =>
      Promise.all([
        rateLimits.reset(RULES.loginFailures, pair),
        rateLimits.reset(RULES.accountFailures, account),
      ]),
  };
}

/** The account of a login, and what its failures are counted by: one key however the login was written. */
async function findAccount(stores: Stores, name: string): Promise<{ key: string; account: Account | null }> {
  const email = name.includes('@') ? readEmail(name) : null;
  const account = await (email
    ? stores.users.accountByEmail(email.emailKey)
    : stores.users.accountByUsername(usernameKey(name)));
  return { key: account?._id ?? email?.emailKey ?? usernameKey(name), account };
}
