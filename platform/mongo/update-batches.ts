import { MongoBulkWriteError, type Collection, type Filter, type UpdateFilter } from 'mongodb';
import { Batches, type BatchOptions } from './batches.js';
import { DUPLICATE_KEY } from './duplicate.js';

/** One update of one document. */
export interface Update<T> {
  filter: Filter<T>;
  update: UpdateFilter<T>;
  upsert?: boolean;
}

/**
 * The result of one update of a batch. `taken`: an upsert found a document with its key that does not match
 * its filter.
 */
type UpdateResult = { applied: true } | { applied: false; taken: boolean; error: unknown };

/** Updates documents, grouped into bulk writes. The order of updates is not defined. */
export class UpdateBatches<T extends { _id: string }> {
  readonly #batches: Batches<Update<T>, UpdateResult>;

  constructor(collection: Collection<T>, options?: BatchOptions) {
    this.#batches = new Batches((updates) => updateEach(collection, updates), options);
  }

  /**
   * Resolves when the update was applied or matched nothing. An upsert that fails with a duplicate key is
   * retried as a plain update: the document may have been inserted in between.
   */
  async update(one: Update<T>): Promise<void> {
    if (!(await this.#send(one))) await this.update({ ...one, upsert: false });
  }

  /** An upsert without that retry: resolves to false on a duplicate key, and changes nothing. */
  upsert(one: Omit<Update<T>, 'upsert'>): Promise<boolean> {
    return this.#send({ ...one, upsert: true });
  }

  /** False when an upsert failed with a duplicate key. */
  async #send(one: Update<T>): Promise<boolean> {
    const result = await this.#batches.do(one);
    if (result.applied) return true;
    if (!one.upsert || !result.taken) throw result.error;
    return false;
  }
}

async function updateEach<T extends { _id: string }>(
  collection: Collection<T>,
  updates: readonly Update<T>[],
): Promise<UpdateResult[]> {
  const applied = { applied: true } as const;
  try {
    await collection.bulkWrite(
      updates.map((updateOne) => ({ updateOne })),
      { ordered: false },
    );
    return updates.map(() => applied);
  } catch (error) {
    const failures = error instanceof MongoBulkWriteError ? [error.writeErrors].flat() : [];
    if (failures.length === 0) throw error;
    const taken = new Map(failures.map(({ index, code }) => [index, code === DUPLICATE_KEY]));
    return updates.map((_, index) => {
      const isTaken = taken.get(index);
      return isTaken === undefined ? applied : { applied: false, taken: isTaken, error };
    });
  }
}
