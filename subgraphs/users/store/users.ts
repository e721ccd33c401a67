import type { Collection } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import { insertAbsent, OUTBOX_INDEX, isDuplicate } from '#platform/mongo/index.js';
import type { Account, OwnProfile, Profile, UserDocument } from './documents.js';

/** What no reader of a profile needs, and most of them must not see. */
const OWN = { passwordHash: 0, skeleton: 0, emailKey: 0, counted: 0, outbox: 0 } as const;
export const SECRETS = { ...OWN, sessionsAfter: 0 } as const;

const ACCOUNT = { passwordHash: 1, suspendedAt: 1 } as const;

/** Which of the keys that must be unique is taken. */
export type TakenKey = 'username' | 'email';

/** A change of an account, made in one write together with its events. */
export interface UserChange {
  /** What must hold for the change to be made. */
  given?: Partial<UserDocument>;
  set?: Partial<UserDocument>;
  events: AnyEvent[];
  /** An event that ends every session opened before it. */
  endSessions?: AnyEvent;
}

/** Users and their accounts. What is read without a secret in mind carries none. */
export interface Users {
  /** Null when the account is opened; otherwise what is taken already, and nothing was written. */
  insert(user: UserDocument): Promise<TakenKey | null>;
  /** For imports: what is there already stays as it is. */
  insertAbsent(users: readonly UserDocument[]): Promise<UserDocument[]>;
  /** In the order of `ids`; null for an id that never was. Whoever shows them asks platform/visibility first. */
  byIds(ids: readonly string[]): Promise<(Profile | null)[]>;
  byUsername(usernameKey: string): Promise<Profile | null>;
  /** A user's own profile, with what tells whether their session still lives. */
  own(id: string): Promise<OwnProfile | null>;
  account(id: string): Promise<Account | null>;
  accountByUsername(usernameKey: string): Promise<Account | null>;
  accountByEmail(emailKey: string): Promise<Account | null>;
  /** Changes an account that still is as `given` says; null when it is not. */
  change(id: string, change: UserChange): Promise<Profile | null>;
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
  const account = (filter: Partial<UserDocument>): Promise<Account | null> =>
    users.findOne(filter, { projection: ACCOUNT });

  return {
    async insert(user) {
      try {
        await users.insertOne(user);
        return null;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        // Engines word the refusal differently; which key it was is asked for.
        const { emailKey } = user;
        return (await users.findOne({ emailKey }, { projection: { _id: 1 } })) ? 'email' : 'username';
      }
    },

    insertAbsent: (documents) => insertAbsent(users, documents),

    async byIds(ids) {
      const found = await users
        .find<Profile>({ _id: { $in: [...new Set(ids)] } }, { projection: SECRETS })
        .toArray();
      const byId = new Map(found.map((each) => [each._id, each]));
      return ids.map((id) => byId.get(id) ?? null);
    },

    byUsername: (usernameKey) => users.findOne<Profile>({ usernameKey }, { projection: SECRETS }),

    own: (_id) => users.findOne<OwnProfile>({ _id }, { projection: OWN }),
    account: (_id) => account({ _id }),
    accountByUsername: (usernameKey) => account({ usernameKey }),
    accountByEmail: (emailKey) => account({ emailKey }),

    change: (_id, { given = {}, set, events, endSessions }) =>
      users.findOneAndUpdate(
        { ...given, _id },
        {
          ...(set && { $set: set, $inc: { revision: 1 } }),
          ...(endSessions && { $max: { sessionsAfter: endSessions.id } }),
          $push: { outbox: { $each: endSessions ? [...events, endSessions] : events } },
        },
        { projection: SECRETS, returnDocument: 'after' },
      ),
  };
}
