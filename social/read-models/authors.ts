import type { Collection } from 'mongodb';
import { Batches } from '#platform/mongo/batches.js';
import { readKeys } from '#platform/mongo/key-documents.js';
import type { AuthorDocument } from './graph-documents.js';

const FIELDS = {
  protected: 1,
  followersCount: 1,
  suspendedAt: 1,
  deletedAt: 1,
  inBlocks: 1,
  inMutes: 1,
} as const;

/** What rules and the reading of edges must know of somebody. */
export type Author = Readonly<Pick<AuthorDocument, '_id' | keyof typeof FIELDS>>;

/** By id. May hold more users than were asked for. */
export type Authors = ReadonlyMap<string, Author>;

/** How many requests' users are read together: they may ask for hundreds each. */
const LISTS_AT_ONCE = 32;

/** Reads users as they stand when they are asked for; what many ask for at the same time is read at once. */
export function readAuthorsOf(
  users: Collection<AuthorDocument>,
): (ids: readonly string[]) => Promise<Authors> {
  const lists = new Batches<readonly string[], Authors>(
    async (asked) => {
      const ids = [...new Set(asked.flat())];
      // All in one answer: by itself the engine gives a hundred, and the rest when it is asked again.
      const options = { projection: FIELDS, raw: true, batchSize: ids.length + 1 };
      const found = await users.find({ _id: { $in: ids } }, options).toArray();
      const authors = new Map(readKeys<Author>(found).map((each) => [each._id, each]));
      return asked.map(() => authors);
    },
    { size: LISTS_AT_ONCE },
  );
  return (ids) => lists.do(ids);
}
