import { RookeryError } from '#platform/errors.js';
import { readProfiles } from '../store/index.js';
import type { AdminDeps, Operator, UserInput } from './deps.js';

/** Sets or removes the verified mark of an account. NOT_FOUND for an account that does not exist or is deleted. */
export async function setVerified(
  { stores, createEvent, outbox }: AdminDeps,
  _: Operator,
  { id, verified }: UserInput & { readonly verified: boolean },
): Promise<void> {
  const [user] = await readProfiles(stores, [id]);
  if (!user || user.deletedAt !== null) throw new RookeryError('NOT_FOUND');
  if (user.verified === verified) return;
  const { username, displayName } = user;
  const event = createEvent('user.profile-changed', id, { userId: id, username, displayName });
  const text = await stores.users.changeText(id, { set: { verified }, event });
  if (text) await stores.accounts.publishRevision(id, text.revision);
  outbox.dispatch('users', id, event);
}
