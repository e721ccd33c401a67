import { MongoBulkWriteError, type Collection, type Filter, type UpdateFilter } from 'mongodb';
import { Batches, type BatchOptions } from './batches.js';
import { DUPLICATE_KEY } from './duplicate.js';

/** One update of one document. */
export interface Update<T> {
  filter: Filter<T>;
  update: UpdateFilter<T>;
  upsert?: boolean;
}

/** What became of one update of a batch. `taken`: an upsert met a document that its filter had passed by. */
type Outcome = { made: true } | { made: false; taken: boolean; error: unknown };

/** Updates documents one by one for its callers and many at once for the engine; in no particular order. */
export class UpdateBatches<T extends { _id: string }> {
  readonly #batches: Batches<Update<T>, Outcome>;

  constructor(collection: Collection<T>, options?: BatchOptions) {
    this.#batches = new Batches((updates) => updateEach(collection, updates), options);
  }

  /**
   * Resolves when the update was made, or found nothing to change. An upsert that meets a document which its filter has
   * passed by is sent once more as an update: somebody may have made the document in between.
   */
  async update(one: Update<T>): Promise<void> {
    if (!(await this.#send(one))) await this.update({ ...one, upsert: false });
  }

  /** The same for an upsert that is not to be sent once more: then false, and nothing is changed. */
  upsert(one: Omit<Update<T>, 'upsert'>): Promise<boolean> {
    return this.#send({ ...one, upsert: true });
  }

  /** False when an upsert met such a document. */
  async #send(one: Update<T>): Promise<boolean> {
    const outcome = await this.#batches.do(one);
    if (outcome.made) return true;
    if (!one.upsert || !outcome.taken) throw outcome.error;
    return false;
  }
}

async function updateEach<T extends { _id: string }>(
  collection: Collection<T>,
  updates: readonly Update<T>[],
): Promise<Outcome[]> {
  const made = { made: true } as const;
  try {
    await collection.bulkWrite(
      updates.map((updateOne) => ({ updateOne })),
      { ordered: false },
    );
    return updates.map(() => made);
  } catch (error) {
    const failures = error instanceof MongoBulkWriteError ? [error.writeErrors].flat() : [];
    if (failures.length === 0) throw error;
    const taken = new Map(failures.map(({ index, code }) => [index, code === DUPLICATE_KEY]));
    return updates.map((_, index) => {
      const isTaken = taken.get(index);
      return isTaken === undefined ? made : { made: false, taken: isTaken, error };
    });
  }
}
