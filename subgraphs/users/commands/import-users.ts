import { timeOf } from '#platform/snowflake.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { checkEmail } from '../rules/email.js';
import { openStores } from '../store/index.js';
import { createPasswords } from './credentials/passwords.js';
import { newAccount, newUser } from './new-user.js';

/** A user to import. The id, a Snowflake, says when the account was opened. */
export interface ImportedUser {
  id: string;
  username: string;
  displayName: string;
  email: string;
  bio: string;
  verified: boolean;
}

export interface ImportedFollow {
  from: string;
  to: string;
  /** A Snowflake of when the follow began. */
  since: string;
}

/**
 * Imports accounts that share one password, and counted follows between them. Signs no user in. Skips what exists, so that an
 * interrupted import can be run again.
 */
export async function importUsers(
  { mongo, createEvent }: SubgraphDeps,
  users: readonly ImportedUser[],
  follows: readonly ImportedFollow[],
  password: string,
): Promise<void> {
  const stores = await openStores(mongo);
  const passwordHash = await (await createPasswords()).hash(password);
  const followers = countBy(follows, ({ to }) => to);
  const following = countBy(follows, ({ from }) => from);
  // Not the users whose username or address is taken.
  const present = await stores.users.insertAbsent(
    users.map(({ id, email, ...rest }) =>
      newUser(id, timeOf(id), { ...rest, ...checkEmail(email, 'email'), passwordHash }),
    ),
  );
  await stores.accounts.insertAbsent(
    present.map(({ _id: id, username, displayName }) => ({
      ...newAccount(id, username),
      followersCount: followers.get(id) ?? 0,
      followingCount: following.get(id) ?? 0,
      // With the account, not with the user: the event's reaction would insert an account without these counts.
      outbox: [createEvent('user.registered', id, { userId: id, username, displayName })],
    })),
  );
  await stores.follows.insertAbsent(follows);
}

function countBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
