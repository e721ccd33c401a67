import { MongoBulkWriteError, type AnyBulkWriteOperation, type Collection, type Document } from 'mongodb';

/** Sums per bulk write. */
const CHUNK = 1_000;

/**
 * Adds sums to documents by unordered upserts. Returns the sums that were not written, for the next attempt: when two
 * processes insert the same document at the same time, one of them gets a duplicate key error.
 */
export async function addSums<T extends Document>(
  collection: Collection<T>,
  sums: ReadonlyMap<string, number>,
  toWrite: (key: string, by: number) => AnyBulkWriteOperation<T>,
): Promise<ReadonlyMap<string, number>> {
  const entries = [...sums];
  const failed = new Map<string, number>();
  for (let at = 0; at < entries.length; at += CHUNK) {
    const chunk = entries.slice(at, at + CHUNK);
    try {
      await collection.bulkWrite(
        chunk.map(([key, by]) => toWrite(key, by)),
        { ordered: false },
      );
    } catch (error) {
      for (const [key, by] of failedOf(chunk, error)) failed.set(key, by);
    }
  }
  return failed;
}

function failedOf(chunk: [string, number][], error: unknown): [string, number][] {
  if (!(error instanceof MongoBulkWriteError)) return chunk;
  const errors = [error.writeErrors].flat();
  if (errors.length === 0) return chunk;
  return errors.flatMap(({ index }) => {
    const entry = chunk[index];
    return entry === undefined ? [] : [entry];
  });
}
