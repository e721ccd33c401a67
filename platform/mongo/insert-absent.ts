import { MongoBulkWriteError, type Collection, type OptionalUnlessRequiredId } from 'mongodb';
import { DUPLICATE_KEY } from './duplicate.js';

/** How many documents are sent at once. */
const BATCH = 1_000;

/**
 * Inserts the documents whose keys are free, leaves those alone that are there already, and gives those that were
 * inserted. For imports, which may be cut off and run again, and for what only one of many may have.
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

/** Gives the places of those that were there already. */
async function insertSome<T extends { _id: string | number }>(
  collection: Collection<T>,
  documents: readonly T[],
): Promise<ReadonlySet<number>> {
  try {
    await collection.insertMany(documents as unknown as OptionalUnlessRequiredId<T>[], { ordered: false });
    return new Set();
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failures = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
    if (failures.length === 0 || failures.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    return new Set(failures.map(({ index }) => index));
  }
}
