import type { AdminDeps } from './deps.js';

/**
 * Deletes an account: what is personal goes at once, its edges, tweets and timeline go by the event. The username stays
 * taken, so that nobody inherits the links to it. Deleting what is deleted changes nothing.
 */
export function deleteUser({ stores, createEvent, outbox, clock }: AdminDeps) {
  return async (id: string): Promise<void> => {
    const event = createEvent('user.deleted', id, { userId: id });
    const deleted = await stores.users.change(id, {
      given: { deletedAt: null },
      set: {
        deletedAt: clock.now(),
        passwordHash: null,
        // Must be unique, and can be nobody's address: it has no @.
        email: `deleted:${id}`,
        emailKey: `deleted:${id}`,
        displayName: '',
        bio: '',
        avatarUrl: null,
        verified: false,
      },
      events: [],
      endSessions: event,
    });
    if (deleted) outbox.dispatch('users', id, event);
  };
}
