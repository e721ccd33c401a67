import type { Collection, Document, Filter, UpdateFilter } from 'mongodb';
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

/** An event that is to be counted, and where. */
export interface NewCount {
  targetId: string;
  eventId: string;
  /** What it adds, by field. */
  change: Readonly<Record<string, number>>;
}

// The driver's generic filters do not see through `T extends WithTally`; a tally only needs these fields.
interface TalliedDocument extends WithTally {
  _id: string;
}
type Tallied = Collection<TalliedDocument>;

/**
 * Counts events of one document that happened just now; gives the document as it is afterwards, or null when one of them was
 * counted before: then none is counted.
 */
export function countNewAndRead<T extends Document>(
  collection: Collection<T & TalliedDocument>,
  counts: readonly NewCount[],
  projection: Document,
): Promise<T | null> {
  const { filter, update } = countingAll(counts);
  const typed = collection as unknown as Tallied;
  return typed.findOneAndUpdate(filter, update, { projection, returnDocument: 'after' }) as Promise<T | null>;
}

/**
 * Counts events that happened just now, each list those of one document, in one command. Gives how many of the documents have
 * counted theirs: one that has counted one of them before counts none.
 */
export async function countAllNew<T extends Document>(
  collection: Collection<T & TalliedDocument>,
  lists: readonly (readonly NewCount[])[],
): Promise<number> {
  const typed = collection as unknown as Tallied;
  const { matchedCount } = await typed.bulkWrite(
    lists.map((counts) => ({ updateOne: countingAll(counts) })),
    { ordered: false },
  );
  return matchedCount;
}

/** The one write that both checks whether an event was counted and counts it. */
export function counting<T extends TalliedDocument>(count: NewCount): Counting<T> {
  return countingAll([count]);
}

/** The same for several events of one document: all of them, or none when one was counted before. */
function countingAll<T extends TalliedDocument>(counts: readonly NewCount[]): Counting<T> {
  const eventIds = counts.map(({ eventId }) => eventId);
  const change: Record<string, number> = { 'tally.version': 1 };
  for (const each of counts) {
    for (const [field, by] of Object.entries(each.change)) change[field] = (change[field] ?? 0) + by;
  }
  const write: Counting<TalliedDocument> = {
    filter: { _id: counts[0]!.targetId, 'tally.counted': { $nin: eventIds } },
    update: {
      $inc: change,
      $push: { 'tally.counted': { $each: eventIds, $sort: 1, $slice: -REMEMBERED } },
    },
  };
  return write as unknown as Counting<T>;
}

interface Counting<T> {
  filter: Filter<T>;
  update: UpdateFilter<T>;
}

/**
 * Counts an event that was delivered: it may be old, and may have been counted long ago. `upsert` makes the document when it
 * is the first event of all.
 */
export async function countDelivered(collection: Tallied, count: NewCount, upsert = false): Promise<Outcome> {
  const { targetId, eventId } = count;
  const target = await collection.findOne({ _id: targetId }, { projection: { tally: 1 } });
  const counted = target?.tally?.counted ?? [];
  if (counted.includes(eventId)) return 'known';
  if (isForgotten(counted, eventId)) return 'unknown';
  const { filter, update } = counting(count);
  const write = collection.updateOne(filter, update, { upsert: upsert && target === null });
  try {
    const { modifiedCount, upsertedCount } = await write;
    return modifiedCount + upsertedCount > 0 ? 'counted' : 'known';
  } catch (error) {
    // Somebody has made the document since it was looked for.
    if (isDuplicate(error)) return countDelivered(collection, count, upsert);
    throw error;
  }
}

/** Whether an event is too old to tell by these ids if it was counted. */
export function isForgotten(counted: readonly string[], eventId: string): boolean {
  return counted.length >= REMEMBERED && eventId < (counted[0] ?? '');
}
