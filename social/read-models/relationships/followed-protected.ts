import type { Collection } from 'mongodb';
import { readKeys } from '#platform/mongo/key-documents.js';
import type { AccountDocument, FollowDocument } from './documents.js';

/** The protected accounts that a user follows, and how many follows were looked at. */
export interface FollowedProtected {
  ids: string[];
  follows: number;
}

/** Reads which of the users whom a user follows are protected; at most `limit` follows, the newest, are looked at. */
export async function readFollowedProtected(
  { accounts, follows }: { accounts: Collection<AccountDocument>; follows: Collection<FollowDocument> },
  userId: string,
  limit: number,
): Promise<FollowedProtected> {
  const edges = await follows
    .find({ from: userId, active: true }, { projection: { _id: 0, to: 1 }, raw: true, batchSize: limit + 1 })
    .sort({ since: -1 })
    .limit(limit)
    .toArray();
  if (edges.length === 0) return { ids: [], follows: 0 };
  const ids = readKeys<FollowDocument>(edges).map(({ to }) => to);
  const found = await accounts
    .find(
      { protected: true, _id: { $in: ids } },
      { projection: { _id: 1 }, raw: true, batchSize: ids.length + 1 },
    )
    .toArray();
  return { ids: readKeys<AccountDocument>(found).map(({ _id }) => _id), follows: edges.length };
}
