import { badInput, RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import { RULES } from '#social/rate-limit-rules.js';
import { checkPassword } from '../rules/password.js';
import type { CommandDeps } from './deps.js';
import { openSession, type OpenSession } from './open-session.js';

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
  const { stores, ids, createEvent, outbox, passwords, rateLimits } = deps;
  checkPassword(next, 'next');
  const account = await stores.users.account(id);
  // Counted apart from failed logins: otherwise failed logins of a stranger would keep the owner from this command.
  const guesses = `${id}:change-password`;
  await rateLimits.consume(RULES.loginFailures, guesses);
  const isRight = await passwords.verify(current, account?.passwordHash ?? null);
  if (!isRight) throw badInput('current', 'The password is wrong.');
  await rateLimits.reset(RULES.loginFailures, guesses);

  const passwordHash = await passwords.hash(next);
  const event = createEvent('session.revoked', id, { userId: id, sessionId: null });
  // Greater than the event's id: the event ends all sessions but this one.
  const sessionId = ids.next();
  const user = await stores.users.change(id, {
    // Refused when the password was changed, or the account closed, since the account was read.
    given: { passwordHash: account?.passwordHash ?? null, suspendedAt: null, deletedAt: null },
    set: { passwordHash },
    events: [],
    endSessions: event,
  });
  if (user === null) throw new RookeryError('UNAUTHENTICATED');
  outbox.dispatch('users', id, event);
  return openSession(deps, sessionId, user);
}
