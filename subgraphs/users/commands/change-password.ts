import { badInput, RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import { RULES } from '#social/rate-limit-rules.js';
import { checkPassword } from '../rules/password.js';
import type { CommandDeps } from './deps.js';
import { isOpen, openSession, type OpenSession } from './open-session.js';

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

/**
 * Changes the password, ends every session and opens a new one. Guesses at the current password are limited like failed
 * logins.
 */
export async function changePassword(
  deps: CommandDeps,
  { id }: Viewer,
  { current, next }: PasswordChange,
): Promise<OpenSession> {
  const { stores, profiles, ids, createEvent, outbox, passwords, rateLimits } = deps;
  checkPassword(next, 'next');
  const credentials = await stores.users.credentials(id);
  // Counted apart from failed logins: otherwise failed logins of a stranger would keep the owner from this command.
  const guesses = `${id}:change-password`;
  await rateLimits.consume(RULES.loginFailures, guesses);
  const isRight = await passwords.verify(current, credentials?.passwordHash ?? null);
  if (!isRight || credentials === null) throw badInput('current', 'The password is wrong.');
  await rateLimits.reset(RULES.loginFailures, guesses);

  const passwordHash = await passwords.hash(next);
  const event = createEvent('session.revoked', id, { userId: id, sessionId: null });
  // Greater than the event's id: the event ends all sessions but this one.
  const sessionId = ids.next();
  // Refused when the password was changed since it was read.
  const hashes = { from: credentials.passwordHash, to: passwordHash };
  if (!(await stores.users.changePassword(id, hashes, event))) throw new RookeryError('UNAUTHENTICATED');
  // The event travels with the password: after a crash its reaction ends the sessions.
  const account = await stores.accounts.endSessions(id, event.id);
  outbox.dispatch('users', id, event);
  const [user] = account && isOpen(account) ? await profiles.of([account]) : [];
  if (!user) throw new RookeryError('UNAUTHENTICATED');
  return openSession(deps, sessionId, user);
}
