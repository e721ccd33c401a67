import type { Collection } from 'mongodb';
import { isDuplicate, OUTBOX_INDEX } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import type { ReaderDocument } from './documents.js';

/** The place before every notification. */
const NOTHING_READ = '';

/** `readers`: how far users have read. */
export class Readers {
  readonly collection: Collection<ReaderDocument>;

  constructor(collection: Collection<ReaderDocument>) {
    this.collection = collection;
  }

  async ensureIndexes(): Promise<void> {
    await this.collection.createIndexes([OUTBOX_INDEX]);
  }

  /** How far a user has read: the `latest` of a group. */
  async readUpTo(userId: string): Promise<string> {
    const reader = await this.collection.findOne({ _id: userId }, { projection: { readUpTo: 1 } });
    return reader?.readUpTo ?? NOTHING_READ;
  }

  /** Moves the marker forward; false when it is there already, or further. */
  async markRead(userId: string, readUpTo: string, event: AnyEvent): Promise<boolean> {
    try {
      const { modifiedCount, upsertedCount } = await this.collection.updateOne(
        { _id: userId, $or: [{ readUpTo: { $lt: readUpTo } }, { readUpTo: { $exists: false } }] },
        { $set: { readUpTo }, $push: { outbox: event } },
        { upsert: true },
      );
      return modifiedCount + upsertedCount === 1;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
