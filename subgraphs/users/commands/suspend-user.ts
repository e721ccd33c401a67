import { RookeryError } from '#platform/errors.js';
import type { AdminDeps } from './deps.js';

/** Hides an account everywhere and ends its sessions, until it is lifted. NOT_FOUND for an account that is gone. */
export function suspendUser(deps: AdminDeps) {
  const { stores, createEvent, outbox, clock } = deps;
  return async (id: string): Promise<void> => {
    const event = createEvent('user.suspended', id, { userId: id });
    const suspended = await stores.users.change(id, {
      given: { suspendedAt: null, deletedAt: null },
      set: { suspendedAt: clock.now() },
      events: [],
      endSessions: event,
    });
    if (suspended) outbox.dispatch('users', id, event);
    else await refuseUnknown(deps, id);
  };
}

/** Lifts a suspension. The user signs in anew. */
export function unsuspendUser(deps: AdminDeps) {
  const { stores, createEvent, outbox } = deps;
  return async (id: string): Promise<void> => {
    const [user] = await stores.users.byIds([id]);
    if (user?.suspendedAt === null || !user) return refuseUnknown(deps, id);
    const event = createEvent('user.unsuspended', id, { userId: id });
    const { suspendedAt } = user;
    const given = { suspendedAt, deletedAt: null };
    const lifted = await stores.users.change(id, { given, set: { suspendedAt: null }, events: [event] });
    if (lifted) outbox.dispatch('users', id, event);
  };
}

/** Nothing was changed: because it was so already, or because there is no such account. */
async function refuseUnknown({ stores }: AdminDeps, id: string): Promise<void> {
  const [user] = await stores.users.byIds([id]);
  if (!user || user.deletedAt !== null) throw new RookeryError('NOT_FOUND');
}
