import type { Collection, Document, Filter, UpdateFilter } from 'mongodb';
import { isDuplicate } from '#platform/mongo/index.js';

/**
 * Counts each event into a document exactly once, although any process may deliver it again at any time.
 *
 * The document remembers the newest event ids that it has counted, and one write both checks the id and counts. An event that
 * is older than every remembered id may have been counted or not; only then the count is recomputed from the documents.
 */
export interface WithTally {
  tally?: {
    /** Incremented by every change of the counts, so that a recount detects a concurrent one. */
    version: number;
    /** The newest event ids that were counted, ascending. */
    counted: string[];
  };
}

/** How many event ids a document remembers: 2 KB at most, and only in a document with that many events. */
export const REMEMBERED = 100;

/** The result of counting a delivered event. `unknown`: the event is older than the document's memory. */
export type Outcome = 'counted' | 'known' | 'unknown';

/** An event to count in one document. */
export interface NewCount {
  targetId: string;
  eventId: string;
  /** What the event adds, by field. */
  change: Readonly<Record<string, number>>;
}

// The driver's generic filters do not accept `T extends WithTally`; counting only needs these fields.
interface CountedDocument extends WithTally {
  _id: string;
}
type CountedCollection = Collection<CountedDocument>;

/**
 * Counts new events of one document; returns the document after the write. Null when one of the events was counted before:
 * then none is counted.
 */
export function countAndRead<T extends Document>(
  collection: Collection<T & CountedDocument>,
  counts: readonly NewCount[],
  projection: Document,
): Promise<T | null> {
  const { filter, update } = countUpdateOfAll(counts);
  // `Collection` is invariant in its document; only the fields of a CountedDocument are used.
  const typed = collection as unknown as CountedCollection;
  return typed.findOneAndUpdate(filter, update, { projection, returnDocument: 'after' }) as Promise<T | null>;
}

/**
 * Counts new events in one command; each list has the events of one document. Returns how many documents were updated: a
 * document that has counted one of its events before counts none.
 */
export async function countMany<T extends Document>(
  collection: Collection<T & CountedDocument>,
  lists: readonly (readonly NewCount[])[],
): Promise<number> {
  // `Collection` is invariant in its document; only the fields of a CountedDocument are used.
  const typed = collection as unknown as CountedCollection;
  const { matchedCount } = await typed.bulkWrite(
    lists.map((counts) => ({ updateOne: countUpdateOfAll(counts) })),
    { ordered: false },
  );
  return matchedCount;
}

/** The update that counts an event unless the document has counted it before. */
export function countUpdate<T extends CountedDocument>(count: NewCount): CountUpdate<T> {
  return countUpdateOfAll([count]);
}

/** The same for several events of one document: counts all of them, or none when one was counted before. */
function countUpdateOfAll<T extends CountedDocument>(counts: readonly NewCount[]): CountUpdate<T> {
  const eventIds = counts.map(({ eventId }) => eventId);
  const change: Record<string, number> = { 'tally.version': 1 };
  for (const each of counts) {
    for (const [field, by] of Object.entries(each.change)) change[field] = (change[field] ?? 0) + by;
  }
  const write: CountUpdate<CountedDocument> = {
    filter: { _id: counts[0]!.targetId, 'tally.counted': { $nin: eventIds } },
    update: {
      $inc: change,
      $push: { 'tally.counted': { $each: eventIds, $sort: 1, $slice: -REMEMBERED } },
    },
  };
  // As above: the filter and the update only use the fields of a `CountedDocument`.
  return write as unknown as CountUpdate<T>;
}

interface CountUpdate<T> {
  filter: Filter<T>;
  update: UpdateFilter<T>;
}

/**
 * Counts a delivered event, which may be old and may have been counted before. `upsert` creates the document for the first
 * event.
 */
export async function countDelivered(
  collection: CountedCollection,
  count: NewCount,
  upsert = false,
): Promise<Outcome> {
  const { targetId, eventId } = count;
  const target = await collection.findOne({ _id: targetId }, { projection: { tally: 1 } });
  const counted = target?.tally?.counted ?? [];
  if (counted.includes(eventId)) return 'known';
  if (isForgotten(counted, eventId)) return 'unknown';
  const { filter, update } = countUpdate(count);
  const write = collection.updateOne(filter, update, { upsert: upsert && target === null });
  try {
    const { modifiedCount, upsertedCount } = await write;
    return modifiedCount + upsertedCount > 0 ? 'counted' : 'known';
  } catch (error) {
    // A concurrent write has created the document since the read.
    if (isDuplicate(error)) return countDelivered(collection, count, upsert);
    throw error;
  }
}

/** Whether an event is older than every remembered id, so that it is unknown whether it was counted. */
export function isForgotten(counted: readonly string[], eventId: string): boolean {
  return counted.length >= REMEMBERED && eventId < (counted[0] ?? '');
}
