import { RookeryError } from '#platform/errors.js';
import { addressKey, RULES } from '#platform/rate-limit/index.js';
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
    // Counted as a failure until it has worked, so that guesses side by side are counted too.
    await rateLimits.consume(RULES.loginFailures, key);
    const right = await passwords.verify(password, account?.passwordHash ?? null);
    if (!right || account === null) {
      throw new RookeryError('UNAUTHENTICATED', { message: 'The login or the password is wrong.' });
    }
    await rateLimits.reset(RULES.loginFailures, key);
    if (account.suspendedAt !== null) {
      throw new RookeryError('FORBIDDEN', { message: 'This account is suspended.' });
    }
    const [user] = await stores.users.byIds([account._id]);
    if (!user) throw new RookeryError('UNAUTHENTICATED');
    return openSession(deps, sessionId, user);
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
