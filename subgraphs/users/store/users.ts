import type { Collection } from 'mongodb';
import { RookeryError } from '#platform/errors.js';
import { insertAbsent, isDuplicate, OUTBOX_INDEX, type SchemaVersion } from '#platform/mongo/index.js';
import type { AnyEvent, Event } from '#schema/events.js';
import type { Usernames } from '#social/read-models/relationships/index.js';
import { usernameKey } from '#social/usernames.js';
import type { Credentials, ProfileText, StoredUser, UserDocument } from './documents.js';
import type { TakenKey, UniqueKeys } from './unique-keys.js';

const TEXT = {
  username: 1,
  usernameKey: 1,
  displayName: 1,
  bio: 1,
  avatarUrl: 1,
  verified: 1,
  createdAt: 1,
  revision: 1,
} as const;

const CREDENTIALS = { passwordHash: 1 } as const;

/** A change of a profile's text, written together with its event. */
export interface TextChange {
  /** The current values that the change depends on. */
  given?: Partial<ProfileText>;
  set: Partial<ProfileText>;
  event: AnyEvent;
}

/** The private part of users. */
export interface Users {
  /** Null when the user was inserted; otherwise the key that is taken, and nothing was written. */
  insert(user: UserDocument): Promise<TakenKey | null>;
  /** For imports: skips users whose id or keys are taken; returns the users who exist then. */
  insertAbsent(users: readonly UserDocument[]): Promise<UserDocument[]>;
  texts(ids: readonly string[]): Promise<ProfileText[]>;
  email(id: string): Promise<string | null>;
  credentials(id: string): Promise<Credentials | null>;
  credentialsByUsername(username: string): Promise<Credentials | null>;
  credentialsByEmail(emailKey: string): Promise<Credentials | null>;
  /** Changes the text of a profile; null when the user does not have the given values. */
  changeText(id: string, change: TextChange): Promise<ProfileText | null>;
  /** Changes the password; false when the user does not have the given hash any more. */
  changePassword(
    id: string,
    hashes: { from: string | null; to: string },
    event: Event<'session.revoked'>,
  ): Promise<boolean>;
  /** Removes all personal data but the username, which stays taken. Null when that was done before. */
  erase(id: string): Promise<ProfileText | null>;
}

export async function ensureUserIndexes(users: Collection<StoredUser>): Promise<void> {
  await users.createIndexes([OUTBOX_INDEX]);
}

/** What the store of users reads beside its own documents. */
export interface UsersParts {
  keys: UniqueKeys;
  usernames: Usernames;
  schema: SchemaVersion;
}

export function createUsers(stored: Collection<StoredUser>, { keys, usernames, schema }: UsersParts): Users {
  // Every method but `insert` gets the id of a user who was inserted.
  const users = stored as unknown as Collection<UserDocument>;
  const credentials = (filter: Partial<UserDocument>): Promise<Credentials | null> =>
    users.findOne(filter, { projection: CREDENTIALS });

  return {
    async insert(user) {
      const taken = (await keys.reserve(user)) ?? (await insertReserved(users, user, keys));
      if (taken === 'precluded') throw new RookeryError('SERVICE_UNAVAILABLE', { retryAfter: 1 });
      return taken;
    },

    async insertAbsent(documents) {
      const reserved = await keys.reserveAll(documents);
      await insertAbsent(users, reserved);
      return reserved;
    },

    texts: (ids) => users.find<ProfileText>({ _id: { $in: [...ids] } }, { projection: TEXT }).toArray(),
    email: async (_id) => (await users.findOne({ _id }, { projection: { email: 1 } }))?.email ?? null,
    credentials: (_id) => credentials({ _id }),

    async credentialsByUsername(username) {
      const key = usernameKey(username);
      const _id = (await usernames.owners([username])).get(key);
      return _id === undefined ? null : credentials({ _id, usernameKey: key });
    },

    async credentialsByEmail(emailKey) {
      const _id = await keys.ownerOfEmail(emailKey);
      if (_id !== null) return credentials({ _id, emailKey });
      // In version 1 an index on the users kept addresses unique.
      return (await schema.isOld()) ? credentials({ emailKey }) : null;
    },

    changeText: (_id, { given = {}, set, event }) =>
      users.findOneAndUpdate(
        { ...given, _id },
        { $set: set, $inc: { revision: 1 }, $push: { outbox: event } },
        { projection: TEXT, returnDocument: 'after' },
      ),

    async changePassword(_id, { from, to }, event) {
      const { modifiedCount } = await users.updateOne(
        { _id, passwordHash: from },
        { $set: { passwordHash: to }, $push: { outbox: event } },
      );
      return modifiedCount === 1;
    },

    async erase(_id) {
      // Can be no user's address: it has no @.
      const emailKey = `deleted:${_id}`;
      const user = await users.findOne({ _id }, { projection: { emailKey: 1 } });
      // Before the address is gone from the document, so that a killed process leaves no address behind.
      if (user && user.emailKey !== emailKey) await keys.releaseEmail(user);
      return users.findOneAndUpdate(
        { _id, emailKey: { $ne: emailKey } },
        {
          $set: {
            ...{ email: emailKey, emailKey, passwordHash: null },
            ...{ displayName: '', bio: '', avatarUrl: null, verified: false },
          },
          $inc: { revision: 1 },
        },
        { projection: TEXT, returnDocument: 'after' },
      );
    },
  };
}

/** Inserts a user whose keys are reserved, and frees them when that fails for good. */
async function insertReserved(
  users: Collection<UserDocument>,
  user: UserDocument,
  keys: UniqueKeys,
): Promise<TakenKey | 'precluded' | null> {
  try {
    await users.insertOne(user);
    return null;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  const { _id, emailKey, createdAt } = user;
  const stored = await users.findOne({ _id }, { projection: { createdAt: 1 } });
  // It is this user when the driver has retried the insert after a lost reply.
  if (stored?.createdAt === createdAt) return null;
  await keys.release(user);
  if (stored !== null) return 'precluded';
  // The indexes of version 1 refuse the keys of users who have no reservations yet.
  return (await users.findOne({ emailKey }, { projection: { _id: 1 } })) ? 'email' : 'username';
}
