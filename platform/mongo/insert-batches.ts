import type { Collection } from 'mongodb';
import { Batches } from './batches.js';
import { insertAbsent } from './insert-absent.js';

/** Inserts documents, grouped into bulk inserts. */
export class InsertBatches<T extends { _id: string }> {
  readonly #batches: Batches<T, boolean>;

  constructor(collection: Collection<T>) {
    this.#batches = new Batches(async (documents) => {
      const inserted = new Set(await insertAbsent(collection, documents));
      return documents.map((document) => inserted.has(document));
    });
  }

  /** Resolves to whether the document was inserted: false when its `_id` or another unique key is taken. */
  insert(document: T): Promise<boolean> {
    return this.#batches.do(document);
  }
}
