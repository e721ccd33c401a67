import { MongoBulkWriteError, type Collection, type OptionalUnlessRequiredId } from 'mongodb';
import { DUPLICATE_KEY } from './duplicate.js';

/** Documents per insert command. */
const BATCH = 1_000;

/**
 * Inserts the documents whose unique keys are free, skips the others, and returns the inserted ones. For
 * imports, which may be interrupted and run again, and for reservations of which only one may succeed.
 */
export async function insertAbsent<T extends { _id: string | number }>(
  collection: Collection<T>,
  documents: readonly T[],
): Promise<T[]> {
  const inserted: T[] = [];
  for (let start = 0; start < documents.length; start += BATCH) {
    const batch = documents.slice(start, start + BATCH);
    const taken = await insertSome(collection, batch);
    inserted.push(...batch.filter((_, index) => !taken.has(index)));
  }
  return inserted;
}

/** Returns the indexes of the documents that already existed. */
async function insertSome<T extends { _id: string | number }>(
  collection: Collection<T>,
  documents: readonly T[],
): Promise<ReadonlySet<number>> {
  try {
    // `T` has its `_id`: the driver's conditional type cannot be resolved for a generic parameter.
    await collection.insertMany(documents as unknown as OptionalUnlessRequiredId<T>[], { ordered: false });
    return new Set();
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failures = [error.writeErrors].flat();
    if (failures.length === 0 || failures.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    return new Set(failures.map(({ index }) => index));
  }
}
