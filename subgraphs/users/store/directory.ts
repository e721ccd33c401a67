import type { Collection } from 'mongodb';
import { prefixesOf, wordsOfUser } from '../rules/words.js';
import type { DirectoryEntry, Profile } from './documents.js';

/** Where a page of the directory begins: behind the entry of this rank and id. */
export interface DirectoryPosition {
  rank: number;
  id: string;
}

/** How an entry matches a query: every word is one of the user's words, or a prefix of one. */
export type Match = 'whole' | 'prefix';

/** Finds users by words and by popularity. Derived from the users by reactions, so it lags behind them. */
export interface Directory {
  /** Brings the entry in line with the profile. True when the entry was changed. */
  put(profile: Profile): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  /** Users who match, by rank. `prefix` leaves out the users who match whole. */
  search(
    words: readonly string[],
    match: Match,
    page: { behind?: DirectoryPosition | undefined; limit: number },
  ): Promise<DirectoryPosition[]>;
  /** The ids of the users with the most followers. */
  popular(limit: number): Promise<string[]>;
}

export async function ensureDirectoryIndexes(directory: Collection<DirectoryEntry>): Promise<void> {
  await directory.createIndexes([
    { key: { words: 1, rank: -1, _id: -1 }, name: 'words' },
    { key: { beginnings: 1, rank: -1, _id: -1 }, name: 'beginnings' },
    { key: { rank: -1, _id: -1 }, name: 'rank' },
  ]);
}

/**
 * A number of followers, rounded down to two significant digits. Every entry is in the index some 30 times: with exact
 * numbers each new follower of a popular account would move them all.
 */
export function rankOf(followersCount: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, followersCount))) - 1);
  return Math.floor(followersCount / unit) * unit;
}

export function createDirectory(directory: Collection<DirectoryEntry>): Directory {
  return {
    async put({ _id, username, displayName, followersCount }) {
      const words = wordsOfUser(username, displayName);
      const entry = { words, beginnings: prefixesOf(words), rank: rankOf(followersCount) };
      const { modifiedCount, upsertedCount } = await directory.updateOne(
        { _id },
        { $set: entry },
        { upsert: true },
      );
      return modifiedCount + upsertedCount > 0;
    },

    remove: async (_id) => (await directory.deleteOne({ _id })).deletedCount > 0,

    async search(words, match, { behind, limit }) {
      const field = match === 'whole' ? 'words' : 'beginnings';
      const found = await directory
        .find(
          {
            $and: [
              ...words.map((word) => ({ [field]: word })),
              ...(match === 'whole' ? [] : [{ $nor: [{ $and: words.map((word) => ({ words: word })) }] }]),
              ...(behind === undefined ? [] : [isBehind(behind)]),
            ],
          },
          { projection: { rank: 1 } },
        )
        .sort({ rank: -1, _id: -1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id, rank }) => ({ id: _id, rank }));
    },

    async popular(limit) {
      const found = await directory
        .find({}, { projection: { _id: 1 } })
        .sort({ rank: -1, _id: -1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id }) => _id);
    },
  };
}

function isBehind({ rank, id }: DirectoryPosition) {
  return { $or: [{ rank: { $lt: rank } }, { rank, _id: { $lt: id } }] };
}
