import type { Collection, Document, UpdateFilter } from 'mongodb';
import { isDuplicate } from '#platform/mongo/index.js';

/**
 * Counting events into a document exactly once, although each may be delivered again, by anyone, at any time.
 *
 * The document remembers the newest ids that it has counted, and one write both checks and counts. An event that is
 * older than all it remembers may or may not be in the count: then, and only then, the count is made anew.
 */
export interface WithTally {
  tally?: {
    /** Grows with every change of the counts, so that a recount notices one that came in between. */
    version: number;
    /** The newest ids that were counted, ascending. */
    counted: string[];
  };
}

/** How many counted ids a document remembers: 2 KB at most, and only where so much happens. */
export const REMEMBERED = 100;

/** What counting an event came to. `unknown`: it is older than the document's memory. */
export type Outcome = 'counted' | 'known' | 'unknown';

// The driver's generic filters do not see through `T extends WithTally`; a tally only needs these fields.
interface TalliedDocument extends WithTally {
  _id: string;
}
type Tallied = Collection<TalliedDocument>;

/** Counts an event that happened just now. `upsert` makes the document when it is the first event of all. */
export async function countNew(
  collection: Tallied,
  targetId: string,
  eventId: string,
  change: Readonly<Record<string, number>>,
  upsert = false,
): Promise<Outcome> {
  const { filter, update } = counting(targetId, eventId, change);
  const write = collection.updateOne(filter, update, { upsert });
  // The upsert meets the document that it did not match: the event is in it.
  const result = await write.catch((error: unknown) => {
    if (isDuplicate(error)) return null;
    throw error;
  });
  return result !== null && result.modifiedCount + result.upsertedCount > 0 ? 'counted' : 'known';
}

/** Like `countNew`, for a document that is there; gives it as it is afterwards, or null when the event was counted before. */
export function countNewAndRead<T extends Document>(
  collection: Collection<T & TalliedDocument>,
  targetId: string,
  eventId: string,
  change: Readonly<Record<string, number>>,
  projection: Document,
): Promise<T | null> {
  const { filter, update } = counting(targetId, eventId, change);
  const typed = collection as unknown as Tallied;
  return typed.findOneAndUpdate(filter, update, { projection, returnDocument: 'after' }) as Promise<T | null>;
}

/** The one write that both checks whether an event was counted and counts it. */
function counting(targetId: string, eventId: string, change: Readonly<Record<string, number>>) {
  const filter = { _id: targetId, 'tally.counted': { $ne: eventId } };
  const update: UpdateFilter<TalliedDocument> = {
    $inc: { ...change, 'tally.version': 1 },
    $push: { 'tally.counted': { $each: [eventId], $sort: 1, $slice: -REMEMBERED } },
  };
  return { filter, update };
}

/** Counts an event that was delivered: it may be old, and may have been counted long ago. */
export async function countDelivered(
  collection: Tallied,
  targetId: string,
  eventId: string,
  change: Readonly<Record<string, number>>,
  upsert = false,
): Promise<Outcome> {
  const target = await collection.findOne({ _id: targetId }, { projection: { tally: 1 } });
  const counted = target?.tally?.counted ?? [];
  if (counted.includes(eventId)) return 'known';
  if (isForgotten(counted, eventId)) return 'unknown';
  return countNew(collection, targetId, eventId, change, upsert);
}

/** Whether an event is too old to tell by these ids if it was counted. */
export function isForgotten(counted: readonly string[], eventId: string): boolean {
  return counted.length >= REMEMBERED && eventId < (counted[0] ?? '');
}
