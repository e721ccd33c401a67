import type { AdminDeps, Operator, UserInput } from './deps.js';

/**
 * Deletes an account: removes its personal data at once; reactions to the event remove its edges, tweets and timeline. The
 * username stays taken, so that nobody else receives the links to it. Changes nothing for a deleted account.
 */
export async function deleteUser(deps: AdminDeps, _: Operator, { id }: UserInput): Promise<void> {
  const { stores, createEvent, outbox, clock } = deps;
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
}
