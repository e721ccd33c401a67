import type { Collection } from 'mongodb';
import { insertAbsent, OUTBOX_INDEX } from '#platform/mongo/index.js';
import type { Usernames } from '#social/read-models/relationships/index.js';
import { usernameKey } from '#social/usernames.js';
import type { AnyEvent } from '#schema/events.js';
import type { Account, OwnAccount, StoredAccount } from './documents.js';

const FIELDS = {
  protected: 1,
  suspendedAt: 1,
  deletedAt: 1,
  followersCount: 1,
  followingCount: 1,
  inBlocks: 1,
  inMutes: 1,
  profileRevision: 1,
} as const;

/** The fields of an account that leave the store. */
export const ACCOUNT_FIELDS = FIELDS;

/** A change of an account, written together with its events. */
export interface AccountChange {
  /** The current values that the change depends on. */
  given?: Partial<StoredAccount>;
  set?: Partial<StoredAccount>;
  events: AnyEvent[];
  /** An event that ends every session opened before it. */
  endSessions?: AnyEvent;
}

/**
 * The published part of users: visibility, counts and the end of sessions. The fields live here alone, so that a command's
 * change is one write, and every reader of the read model sees it at once.
 */
export interface Accounts {
  /** Inserts accounts; skips those that exist. */
  insertAbsent(accounts: readonly StoredAccount[]): Promise<void>;
  /** In no order; an unknown id is left out. */
  byIds(ids: readonly string[]): Promise<Account[]>;
  /** By a username in any case. */
  byUsername(username: string): Promise<Account | null>;
  own(id: string): Promise<OwnAccount | null>;
  /** Changes an account; null when it does not exist or does not have the given values. */
  change(id: string, change: AccountChange): Promise<Account | null>;
  /** Ends every session opened before the event. */
  endSessions(id: string, eventId: string): Promise<Account | null>;
  /** Makes readers refuse copies of the profile's text that are older than `revision`. */
  publishRevision(id: string, revision: number): Promise<Account | null>;
}

export async function ensureAccountIndexes(accounts: Collection<StoredAccount>): Promise<void> {
  await accounts.createIndexes([OUTBOX_INDEX]);
}

export function createAccounts(accounts: Collection<StoredAccount>, usernames: Usernames): Accounts {
  const after = { projection: FIELDS, returnDocument: 'after' } as const;
  return {
    async insertAbsent(documents) {
      await insertAbsent(accounts, documents);
    },

    byIds: (ids) => accounts.find<Account>({ _id: { $in: [...ids] } }, { projection: FIELDS }).toArray(),

    async byUsername(username) {
      const _id = (await usernames.owners([username])).get(usernameKey(username));
      return _id === undefined ? null : accounts.findOne<Account>({ _id }, { projection: FIELDS });
    },

    own: (_id) => accounts.findOne<OwnAccount>({ _id }, { projection: { ...FIELDS, sessionsAfter: 1 } }),

    change: (_id, { given = {}, set, events, endSessions }) =>
      accounts.findOneAndUpdate(
        { ...given, _id },
        {
          ...(set && { $set: set }),
          ...(endSessions && { $max: { sessionsAfter: endSessions.id } }),
          $push: { outbox: { $each: endSessions ? [...events, endSessions] : events } },
        },
        after,
      ),

    endSessions: (_id, eventId) =>
      accounts.findOneAndUpdate({ _id }, { $max: { sessionsAfter: eventId } }, after),

    publishRevision: (_id, revision) =>
      accounts.findOneAndUpdate({ _id }, { $max: { profileRevision: revision } }, after),
  };
}
