import type { Collection, Db } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import { MAX_DELIVERIES } from '#platform/bus/index.js';

interface PostponedDocument {
  /** The event's id. */
  _id: string;
  event: AnyEvent;
  /** How often it has failed since it was postponed. */
  failures: number;
}

/** Events that could not be handled because the cache was away. */
export class Postponed {
  readonly #documents: Collection<PostponedDocument>;

  constructor(database: Db) {
    this.#documents = database.collection('postponed');
  }

  async add(event: AnyEvent): Promise<void> {
    await this.#documents.updateOne({ _id: event.id }, { $set: { event, failures: 0 } }, { upsert: true });
  }

  /** Oldest first, as ids grow with time. Those that were given up stay for the operator to see. */
  async oldest(limit: number): Promise<AnyEvent[]> {
    const found = await this.#documents
      .find({ failures: { $lt: MAX_DELIVERIES } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray();
    return found.map(({ event }) => event);
  }

  async remove(eventId: string): Promise<void> {
    await this.#documents.deleteOne({ _id: eventId });
  }

  /** Counts a failure and gives how many there were. */
  async failed(eventId: string): Promise<number> {
    const found = await this.#documents.findOneAndUpdate(
      { _id: eventId },
      { $inc: { failures: 1 } },
      { returnDocument: 'after' },
    );
    return found?.failures ?? 0;
  }

  count(): Promise<number> {
    return this.#documents.countDocuments({ failures: { $lt: MAX_DELIVERIES } });
  }
}
