import { timeOf } from '#platform/snowflake.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { newUser } from './new-user.js';
import { createPasswords } from './credentials/passwords.js';
import { checkEmail } from '../rules/email.js';
import { openStores, type UserDocument } from '../store/index.js';

/** Somebody whose account was opened elsewhere, or never. The id says when. */
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
  /** A Snowflake of the moment. */
  since: string;
}

/**
 * Opens accounts that all have one password, and follows between them, counted. Signs nobody in. What is there already
 * stays as it is, so that an import that was cut off can be run again.
 */
export async function importUsers(
  { mongo, createEvent }: SubgraphDeps,
  users: readonly ImportedUser[],
  follows: readonly ImportedFollow[],
  password: string,
): Promise<void> {
  const stores = await openStores(mongo.database('users'));
  const passwordHash = await (await createPasswords()).hash(password);
  const followers = countBy(follows, ({ to }) => to);
  const following = countBy(follows, ({ from }) => from);
  await stores.users.insertAbsent(
    users.map(({ id, email, ...rest }): UserDocument => {
      const { username, displayName } = rest;
      return {
        ...newUser(id, timeOf(id), { ...rest, ...checkEmail(email, 'email'), passwordHash }),
        followersCount: followers.get(id) ?? 0,
        followingCount: following.get(id) ?? 0,
        outbox: [createEvent('user.registered', id, { userId: id, username, displayName })],
      };
    }),
  );
  await stores.follows.insertAbsent(follows);
}

function countBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
