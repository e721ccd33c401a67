import type { Collection, IndexDescription } from 'mongodb';
import { OUTBOX_INDEX } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import type { ErasureDocument } from './documents.js';

export const ERASURE_INDEXES: IndexDescription[] = [OUTBOX_INDEX];

/** The documents of `erasures`. They stay: a repair looks for what a deleted account has left. */
export class Erasures {
  readonly collection: Collection<ErasureDocument>;

  constructor(collection: Collection<ErasureDocument>) {
    this.collection = collection;
  }

  /** Takes note of a deleted account. */
  async begin(userId: string): Promise<void> {
    await this.collection.updateOne({ _id: userId }, { $setOnInsert: { _id: userId } }, { upsert: true });
  }

  /** Stores the event that goes on with an erasure, until it is published and handled. */
  async continueWith(userId: string, event: AnyEvent): Promise<void> {
    await this.collection.updateOne({ _id: userId }, { $push: { outbox: event } });
  }

  /** The deleted accounts, in the order of their ids. */
  async *all(): AsyncGenerator<string> {
    for await (const { _id } of this.collection.find({}, { projection: { _id: 1 } }).sort({ _id: 1 }))
      yield _id;
  }
}
