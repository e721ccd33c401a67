import { RookeryError } from '#platform/errors.js';
import { checkAll } from '#platform/input-checks.js';
import { addressKey } from '#platform/rate-limit/index.js';
import { RULES } from '#social/rate-limit-rules.js';
import { checkEmail } from '../rules/email.js';
import { checkPassword } from '../rules/password.js';
import { checkDisplayName } from '../rules/profile.js';
import { checkUsername } from '../rules/username.js';
import type { CommandDeps, Visitor } from './deps.js';
import { newAccount, newUser } from './new-user.js';
import { openSession, type OpenSession } from './open-session.js';

export interface RegisterInput {
  username: string;
  displayName: string;
  email: string;
  password: string;
}

/** Opens an account and signs in. CONFLICT when the username, one that looks like it, or the e-mail is taken. */
export async function register(
  deps: CommandDeps,
  { clientIp }: Visitor,
  input: RegisterInput,
): Promise<OpenSession> {
  const { stores, profiles, ids, clock, createEvent, outbox, passwords, rateLimits } = deps;
  const { username, password } = input;
  const { email, displayName } = checkAll({
    username: () => checkUsername(username, 'input.username'),
    password: () => checkPassword(password, 'input.password'),
    email: () => checkEmail(input.email, 'input.email'),
    displayName: () => checkDisplayName(input.displayName, 'input.displayName'),
  });
  if (clientIp !== null) await rateLimits.consume(RULES.registrations, addressKey(clientIp));

  const passwordHash = await passwords.hash(password);
  const user = newUser(ids.next(), clock.now(), { username, ...email, passwordHash, displayName });
  const event = createEvent('user.registered', user._id, { userId: user._id, username, displayName });
  const taken = await stores.users.insert({ ...user, outbox: [event] });
  if (taken !== null) {
    throw new RookeryError('CONFLICT', { field: `input.${taken}`, message: `This ${taken} is taken.` });
  }
  // The event travels with the private document: after a crash its reaction inserts the account.
  await stores.accounts.insertAbsent([newAccount(user._id, username)]);
  outbox.dispatch('users', user._id, event);
  const sessionId = ids.next();
  const [profile] = await profiles.load([user._id]);
  if (!profile) throw new RookeryError('UNAUTHENTICATED');
  return openSession(deps, sessionId, profile);
}
