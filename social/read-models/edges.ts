import type { Collection } from 'mongodb';
import { Batches } from '#platform/mongo/batches.js';
import { readKeys } from '#platform/mongo/key-documents.js';
import type { EdgeDocument } from './graph-documents.js';

/** Those of some edges that hold, by id. May hold more than were asked for. */
export type ActiveEdges = (ids: readonly string[]) => Promise<ReadonlySet<string>>;

/** How many requests' edges are read together, and how many edges are enough for a read of their own. */
const LISTS_AT_ONCE = 32;
const MANY = 500;

const NONE: ReadonlySet<string> = new Set();

/** Reads edges as they stand when they are asked for; what many ask for at the same time is read at once. */
export function readEdgesOf(edges: Collection<EdgeDocument>): ActiveEdges {
  const read = async (ids: readonly string[]): Promise<ReadonlySet<string>> => {
    const wanted = [...new Set(ids)];
    const options = { projection: { _id: 1 }, raw: true, batchSize: wanted.length + 1 };
    const found = await edges.find({ _id: { $in: wanted }, active: true }, options).toArray();
    return new Set(readKeys<Pick<EdgeDocument, '_id'>>(found).map(({ _id }) => _id));
  };
  const lists = new Batches<readonly string[], ReadonlySet<string>>(
    async (asked) => {
      const active = await read(asked.flat());
      return asked.map(() => active);
    },
    { size: LISTS_AT_ONCE },
  );
  return async (ids) => {
    if (ids.length === 0) return NONE;
    return ids.length < MANY ? lists.do(ids) : read(ids);
  };
}
