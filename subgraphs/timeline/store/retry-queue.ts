import type { Collection, Db } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import { POSTPONED } from './collections.js';

interface PostponedDocument {
  /** The event's id. */
  _id: string;
  event: AnyEvent;
  /** Failed retries. */
  failures: number;
}

/** `postponed`: events whose reaction failed because the cache is unavailable. */
export class RetryQueue {
  readonly #documents: Collection<PostponedDocument>;

  constructor(database: Db) {
    this.#documents = database.collection(POSTPONED.name);
  }

  async ensureIndexes(): Promise<void> {
    await this.#documents.createIndex({ failures: 1, _id: 1 });
  }

  async add(event: AnyEvent): Promise<void> {
    const fresh = { $set: { event, failures: 0 } };
    await this.#documents.updateOne({ _id: event.id }, fresh, { upsert: true });
  }

  /** The events with the fewest failed retries, oldest first. */
  async next(limit: number): Promise<AnyEvent[]> {
    const found = await this.#documents.find().sort({ failures: 1, _id: 1 }).limit(limit).toArray();
    return found.map(({ event }) => event);
  }

  async remove(eventId: string): Promise<void> {
    await this.#documents.deleteOne({ _id: eventId });
  }

  async countFailure(eventId: string): Promise<void> {
    await this.#documents.updateOne({ _id: eventId }, { $inc: { failures: 1 } });
  }

  count(): Promise<number> {
    return this.#documents.countDocuments({});
  }
}
