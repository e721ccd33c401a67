import type { Collection } from 'mongodb';
import { insertAbsent, isDuplicate, OUTBOX_INDEX } from '#platform/mongo/index.js';
import type { AnyEvent, Event } from '#schema/events.js';
import type { Credentials, ProfileText, UserDocument } from './documents.js';

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

/** Ids per find of `present`. */
const BATCH = 1_000;

/** Which of the unique keys is taken. */
export type TakenKey = 'username' | 'email';

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
  /** For imports: skips users whose id or keys are taken. */
  insertAbsent(users: readonly UserDocument[]): Promise<void>;
  /** The ids that exist. */
  present(ids: readonly string[]): Promise<ReadonlySet<string>>;
  texts(ids: readonly string[]): Promise<ProfileText[]>;
  email(id: string): Promise<string | null>;
  credentials(id: string): Promise<Credentials | null>;
  credentialsByUsername(usernameKey: string): Promise<Credentials | null>;
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

export async function ensureUserIndexes(users: Collection<UserDocument>): Promise<void> {
  await users.createIndexes([
    { key: { usernameKey: 1 }, name: 'username', unique: true },
    { key: { skeleton: 1 }, name: 'skeleton', unique: true },
    { key: { emailKey: 1 }, name: 'email', unique: true },
    OUTBOX_INDEX,
  ]);
}

export function createUsers(users: Collection<UserDocument>): Users {
  const credentials = (filter: Partial<UserDocument>): Promise<Credentials | null> =>
    users.findOne(filter, { projection: CREDENTIALS });

  return {
    async insert(user) {
      try {
        await users.insertOne(user);
        return null;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        // Engines word the error differently, so a read tells which key is taken.
        const { emailKey } = user;
        return (await users.findOne({ emailKey }, { projection: { _id: 1 } })) ? 'email' : 'username';
      }
    },

    async insertAbsent(documents) {
      await insertAbsent(users, documents);
    },

    async present(ids) {
      const present = new Set<string>();
      for (let start = 0; start < ids.length; start += BATCH) {
        const batch = ids.slice(start, start + BATCH);
        const found = await users.find({ _id: { $in: batch } }, { projection: { _id: 1 } }).toArray();
        for (const { _id } of found) present.add(_id);
      }
      return present;
    },

    texts: (ids) => users.find<ProfileText>({ _id: { $in: [...ids] } }, { projection: TEXT }).toArray(),
    email: async (_id) => (await users.findOne({ _id }, { projection: { email: 1 } }))?.email ?? null,
    credentials: (_id) => credentials({ _id }),
    credentialsByUsername: (usernameKey) => credentials({ usernameKey }),
    credentialsByEmail: (emailKey) => credentials({ emailKey }),

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

    erase: (_id) => {
      // Must be unique, and can be no user's address: it has no @.
      const emailKey = `deleted:${_id}`;
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
