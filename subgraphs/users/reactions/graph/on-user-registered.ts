import type { Event } from '#schema/events.js';
import type { CommandDeps } from '../../commands/index.js';
import { newAccount } from '../../commands/new-user.js';

/** Inserts the account of a new user that the command has not inserted, because its process stopped. */
export async function onUserRegistered(
  { stores }: Pick<CommandDeps, 'stores'>,
  { payload: { userId, username } }: Event<'user.registered'>,
): Promise<void> {
  await stores.accounts.insertAbsent([newAccount(userId, username)]);
}
