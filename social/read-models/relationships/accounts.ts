import type { Collection } from 'mongodb';
import { readKeys } from '#platform/mongo/key-documents.js';
import { sharedRead } from '#platform/mongo/shared-read.js';
import type { AccountDocument } from './documents.js';

const FIELDS = {
  protected: 1,
  followersCount: 1,
  suspendedAt: 1,
  deletedAt: 1,
  inBlocks: 1,
  inMutes: 1,
} as const;

/** The fields of an account that visibility rules and the reading of edges need. */
export type Account = Readonly<Pick<AccountDocument, '_id' | keyof typeof FIELDS>>;

/** By id. May hold more accounts than the caller asked for. */
export type Accounts = ReadonlyMap<string, Account>;

/** Reads accounts; concurrent calls share one find. */
export function readAccountsOf(
  accounts: Collection<AccountDocument>,
): (ids: readonly string[]) => Promise<Accounts> {
  return sharedRead(async (ids) => {
    // One reply for all: by default the engine returns a hundred, and the rest in a second round trip.
    const options = { projection: FIELDS, raw: true, batchSize: ids.length + 1 };
    const found = await accounts.find({ _id: { $in: [...ids] } }, options).toArray();
    return new Map(readKeys<Account>(found).map((each) => [each._id, each]));
  });
}
