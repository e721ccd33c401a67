import { badInput, RookeryError } from '#platform/errors.js';
import { RULES } from '#social/rate-limit-rules.js';
import type { Viewer } from '#platform/viewer.js';
import { checkPassword } from '../rules/password.js';
import type { CommandDeps } from './deps.js';
import { openSession, type OpenSession } from './open-session.js';

/** Changes the password, ends every session and opens a new one. Guesses at the current password are limited like failed logins. */
export function changePassword(deps: CommandDeps) {
  const { stores, ids, createEvent, outbox, passwords, rateLimits } = deps;
  return async ({ id }: Viewer, current: string, next: string): Promise<OpenSession> => {
    checkPassword(next, 'next');
    const account = await stores.users.account(id);
    // Apart from those of logins: or whoever guesses there could keep the owner from changing the password.
    const guesses = `${id}:change-password`;
    await rateLimits.consume(RULES.loginFailures, guesses);
    const right = await passwords.verify(current, account?.passwordHash ?? null);
    if (!right) throw badInput('current', 'The password is wrong.');
    await rateLimits.reset(RULES.loginFailures, guesses);

    const passwordHash = await passwords.hash(next);
    const event = createEvent('session.revoked', id, { userId: id, sessionId: null });
    // Greater than the event's id: the one session that the event leaves alone.
    const sessionId = ids.next();
    const user = await stores.users.change(id, {
      // Another change of the password, or a suspension, came first: then this one was not asked of this account.
      given: { passwordHash: account?.passwordHash ?? null, suspendedAt: null, deletedAt: null },
      set: { passwordHash },
      events: [],
      endSessions: event,
    });
    if (user === null) throw new RookeryError('UNAUTHENTICATED');
    outbox.dispatch('users', id, event);
    return openSession(deps, sessionId, user);
  };
}
