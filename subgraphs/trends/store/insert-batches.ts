import type { Collection } from 'mongodb';
import { insertAbsent } from '#platform/mongo/index.js';

interface Waiting<T> {
  document: T;
  resolve: (inserted: boolean) => void;
  reject: (error: unknown) => void;
}

/**
 * Inserts documents one by one for its callers and many at once for the engine: what comes while an insert is under way
 * goes together in the next. A single document is sent at once; a thousand cost little more than one.
 */
export class InsertBatches<T extends { _id: string }> {
  readonly #collection: Collection<T>;
  #waiting: Waiting<T>[] = [];
  #sending = false;

  constructor(collection: Collection<T>) {
    this.#collection = collection;
  }

  /** Resolves to whether the document was inserted: false when its id is taken. */
  insert(document: T): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ document, resolve, reject });
      if (!this.#sending) void this.#send();
    });
  }

  async #send(): Promise<void> {
    this.#sending = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#sendBatch(batch);
    }
    this.#sending = false;
  }

  async #sendBatch(batch: readonly Waiting<T>[]): Promise<void> {
    try {
      const documents = batch.map(({ document }) => document);
      const inserted = new Set(await insertAbsent(this.#collection, documents));
      for (const { document, resolve } of batch) resolve(inserted.has(document));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
