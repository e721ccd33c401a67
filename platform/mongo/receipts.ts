import type { Collection } from 'mongodb';
import type { WithOutbox } from './outbox.js';

interface Receipt {
  documentId: string;
  eventId: string;
}

/**
 * Takes published events out of the documents of one collection. What is published while a write is on its way goes with
 * the next one: a quiet room writes each at once, a busy one many in one command.
 */
export class Receipts {
  readonly #collection: Collection<{ _id: string } & WithOutbox>;
  #waiting: Receipt[] = [];
  /** Ends with the write that takes what waits now. */
  #next: Promise<void> | null = null;
  #current: Promise<void> = Promise.resolve();

  constructor(collection: Collection<{ _id: string } & WithOutbox>) {
    this.#collection = collection;
  }

  /** Resolves when the event has left its document; rejects when it could not. */
  add(documentId: string, eventId: string): Promise<void> {
    this.#waiting.push({ documentId, eventId });
    this.#next ??= this.#current.catch(() => undefined).then(() => (this.#current = this.#write()));
    return this.#next;
  }

  async #write(): Promise<void> {
    const receipts = this.#waiting;
    this.#waiting = [];
    this.#next = null;
    await this.#collection.bulkWrite(
      receipts.map(({ documentId, eventId }) => ({
        updateOne: { filter: { _id: documentId }, update: { $pull: { outbox: { id: eventId } } } },
      })),
      { ordered: false },
    );
  }
}
