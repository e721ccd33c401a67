import { RookeryError } from '#platform/errors.js';
import type { AdminDeps } from './deps.js';

/** The operator vouches for an account, or takes that back. NOT_FOUND for an account that is gone. */
export function setVerified({ stores, createEvent, outbox }: AdminDeps) {
  return async (id: string, verified: boolean): Promise<void> => {
    const [user] = await stores.users.byIds([id]);
    if (!user || user.deletedAt !== null) throw new RookeryError('NOT_FOUND');
    if (user.verified === verified) return;
    const { username, displayName } = user;
    const event = createEvent('user.profile-changed', id, { userId: id, username, displayName });
    await stores.users.change(id, { set: { verified }, events: [event] });
    outbox.dispatch('users', id, event);
  };
}
