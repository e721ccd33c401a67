import type { Collection } from 'mongodb';
import { readKeys } from '#platform/mongo/key-documents.js';
import { firstOfPair } from '#platform/mongo/layout.js';
import { sharedRead } from '#platform/mongo/shared-read.js';
import type { EdgeDocument } from './documents.js';

/** The active edges among the given ids. May hold more edges than the caller asked for. */
export type ReadActiveEdges = (ids: readonly string[]) => Promise<ReadonlySet<string>>;

/** Edges from which on a call is worth a find of its own. */
const LARGE_CALL = 500;

const NONE: ReadonlySet<string> = new Set();

/** Reads edges; concurrent calls share one find. */
export function readEdgesOf(edges: Collection<EdgeDocument>): ReadActiveEdges {
  const read = async (ids: readonly string[]): Promise<ReadonlySet<string>> => {
    const wanted = [...new Set(ids)];
    const options = { projection: { _id: 1 }, raw: true, batchSize: wanted.length + 1 };
    const from = [...new Set(wanted.map(firstOfPair))];
    const filter = { _id: { $in: wanted }, from: { $in: from }, active: true };
    const found = await edges.find(filter, options).toArray();
    return new Set(readKeys<Pick<EdgeDocument, '_id'>>(found).map(({ _id }) => _id));
  };
  const readShared = sharedRead(read);
  return async (ids) => {
    if (ids.length === 0) return NONE;
    return ids.length < LARGE_CALL ? readShared(ids) : read(ids);
  };
}
