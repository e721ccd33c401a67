import type { Collection, Db } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import { POSTPONED } from './collections.js';

interface PostponedDocument {
  /** The event's id. */
  _id: string;
  event: AnyEvent;
  /** Failed retries while the cache was up. */
  failures: number;
  /** When it was postponed, and when it is tried again, in ms since 1970. Absent in documents of 0.1. */
  since?: number;
  dueAt?: number;
}

/** An event that waits for the cache. */
export interface Postponed {
  event: AnyEvent;
  /** Failed retries while the cache was up. */
  failures: number;
  /** When it was postponed, in ms since 1970. */
  since: number;
}

/** `postponed`: events whose reaction failed because the cache is unavailable, or refuses their writes. */
export class RetryQueue {
  readonly #documents: Collection<PostponedDocument>;

  constructor(database: Db) {
    this.#documents = database.collection(POSTPONED.name);
  }

  async ensureIndexes(): Promise<void> {
    await this.#documents.createIndex({ dueAt: 1, _id: 1 });
  }

  /** Adds an event, due at once. An event that waits already keeps its failures. */
  async add(event: AnyEvent, now: number): Promise<void> {
    const fresh = { $set: { event }, $setOnInsert: { failures: 0, since: now, dueAt: now } };
    await this.#documents.updateOne({ _id: event.id }, fresh, { upsert: true });
  }

  /** Up to `limit` events that are due, the longest due first. */
  async due(limit: number, now: number): Promise<Postponed[]> {
    const found = await this.#documents.find().sort({ dueAt: 1, _id: 1 }).limit(limit).toArray();
    return found
      .filter(({ dueAt = 0 }) => dueAt <= now)
      .map(({ event, failures, since = 0 }) => ({ event, failures, since }));
  }

  /** Puts a retry off; `failures` is the number from now on. */
  async putOff(eventId: string, failures: number, dueAt: number): Promise<void> {
    await this.#documents.updateOne({ _id: eventId }, { $set: { failures, dueAt } });
  }

  async remove(eventId: string): Promise<void> {
    await this.#documents.deleteOne({ _id: eventId });
  }

  count(): Promise<number> {
    return this.#documents.countDocuments({});
  }
}
