import type { Stores } from '../store/index.js';
import type { AdminDeps, Operator, UserInput } from './deps.js';

/**
 * Deletes an account: hides it and removes its personal data at once; reactions to the event remove its edges, tweets and
 * timeline. The username stays taken, so that no other account receives the links to it. Changes nothing for a deleted account.
 */
export async function deleteUser(deps: AdminDeps, _: Operator, { id }: UserInput): Promise<void> {
  const { stores, createEvent, outbox, clock } = deps;
  const event = createEvent('user.deleted', id, { userId: id });
  const deleted = await stores.accounts.change(id, {
    given: { deletedAt: null },
    set: { deletedAt: clock.now() },
    events: [],
    endSessions: event,
  });
  // Also for a deleted account: the process that deleted it may have stopped before it removed the data.
  await eraseUser(stores, id);
  if (deleted) outbox.dispatch('accounts', id, event);
}

/** Removes the personal data of a deleted account. Does nothing when that was done before. */
export async function eraseUser(
  { users, accounts, mutedWords }: Pick<Stores, 'users' | 'accounts' | 'mutedWords'>,
  id: string,
): Promise<void> {
  const [account] = await accounts.byIds([id]);
  if (!account || account.deletedAt === null) return;
  await mutedWords.delete(id);
  const text = await users.erase(id);
  if (text) await accounts.publishRevision(id, text.revision);
}
