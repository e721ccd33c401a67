import { MongoBulkWriteError, type AnyBulkWriteOperation, type Collection, type Document } from 'mongodb';

/** Sums per bulk write. */
const CHUNK = 1_000;

/**
 * Writes sums as upserts, side by side. Gives those that were not written: two processes that make the same document at the
 * same time leave one of them with a duplicate key, and its sum to be added again.
 */
export async function addSums<T extends Document>(
  collection: Collection<T>,
  sums: ReadonlyMap<string, number>,
  toWrite: (key: string, by: number) => AnyBulkWriteOperation<T>,
): Promise<ReadonlyMap<string, number>> {
  const entries = [...sums];
  const left = new Map<string, number>();
  for (let at = 0; at < entries.length; at += CHUNK) {
    const chunk = entries.slice(at, at + CHUNK);
    try {
      await collection.bulkWrite(
        chunk.map(([key, by]) => toWrite(key, by)),
        { ordered: false },
      );
    } catch (error) {
      for (const [key, by] of notWritten(chunk, error)) left.set(key, by);
    }
  }
  return left;
}

function notWritten(chunk: [string, number][], error: unknown): [string, number][] {
  if (!(error instanceof MongoBulkWriteError)) return chunk;
  const failed = [error.writeErrors].flat();
  if (failed.length === 0) return chunk;
  return failed.flatMap(({ index }) => {
    const entry = chunk[index];
    return entry === undefined ? [] : [entry];
  });
}
