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
  return {
    async insert(user) {
      // Read before the keys are reserved: a migration ends when all keys are.
      const isOld = await schema.isOld();
      const reserved = await keys.reserve(user);
      if (reserved !== null) return reserved;
      const taken = isOld ? await takenInVersion1(users, user) : null;
      if (taken !== null) await keys.release(user);
      else if (!(await insertOnce(users, user)))
        throw new RookeryError('SERVICE_UNAVAILABLE', { retryAfter: 1 });
      return taken;
    },

    async insertAbsent(documents) {
      const reserved = await keys.reserveAll(documents);
      await insertAbsent(users, reserved);
      return reserved;
    },

    texts: (ids) => users.find<ProfileText>({ _id: { $in: [...ids] } }, { projection: TEXT }).toArray(),
    email: async (_id) => (await users.findOne({ _id }, { projection: { email: 1 } }))?.email ?? null,
    ...createCredentials(users, { keys, usernames, schema }),

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

/** Finds passwords by what a user signs in with. */
function createCredentials(
  users: Collection<UserDocument>,
  { keys, usernames, schema }: UsersParts,
): Pick<Users, 'credentials' | 'credentialsByUsername' | 'credentialsByEmail'> {
  const credentials = (filter: Partial<UserDocument>): Promise<Credentials | null> =>
    users.findOne(filter, { projection: CREDENTIALS });
  return {
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
  };
}

/** Inserts a user. False when the user's keys were given away, because this process was slow. */
async function insertOnce(users: Collection<UserDocument>, user: UserDocument): Promise<boolean> {
  try {
    await users.insertOne(user);
    return true;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const stored = await users.findOne({ _id: user._id }, { projection: { createdAt: 1 } });
    // It is this user when the driver has retried the insert after a lost reply.
    return stored?.createdAt === user.createdAt;
  }
}

/** In version 1 users have no reservations. */
async function takenInVersion1(
  users: Collection<UserDocument>,
  { _id, skeleton, emailKey }: UserDocument,
): Promise<TakenKey | null> {
  const others = await users
    .find({ _id: { $ne: _id }, $or: [{ emailKey }, { skeleton }] }, { projection: { emailKey: 1 } })
    .toArray();
  if (others.length === 0) return null;
  return others.some((other) => other.emailKey === emailKey) ? 'email' : 'username';
}
