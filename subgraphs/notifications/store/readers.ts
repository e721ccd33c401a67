import type { Collection } from 'mongodb';
import { isDuplicate, OUTBOX_INDEX } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import { settingsOf, type ChangedSettings, type KindSettings } from '../rules/kind-settings.js';
import type { ReaderDocument } from './documents.js';

/** How far a user has read, and how the user wants to be told. */
export interface Reader {
  /** Every group up to this `latest` is read. */
  readUpTo: string;
  settings: KindSettings;
}

/** `readers`: what users have read, and their settings. */
export class Readers {
  readonly collection: Collection<ReaderDocument>;

  constructor(collection: Collection<ReaderDocument>) {
    this.collection = collection;
  }

  async ensureIndexes(): Promise<void> {
    await this.collection.createIndexes([OUTBOX_INDEX]);
  }

  async find(userId: string): Promise<Reader> {
    return (await this.among([userId])).get(userId)!;
  }

  /** By user: one find for all. */
  async among(userIds: readonly string[]): Promise<ReadonlyMap<string, Reader>> {
    const found = await this.collection
      .find({ _id: { $in: [...userIds] } }, { projection: { readUpTo: 1, settings: 1 } })
      .toArray();
    const known = new Map(found.map((each) => [each._id, each]));
    return new Map(
      userIds.map((id) => {
        const { readUpTo = '', settings } = known.get(id) ?? {};
        return [id, { readUpTo, settings: settingsOf(settings) }];
      }),
    );
  }

  /** Changes the given settings of the given kinds. */
  async changeSettings(userId: string, changed: ChangedSettings): Promise<void> {
    const set: [string, unknown][] = Object.entries(changed).flatMap(([kind, setting]) =>
      Object.entries(setting).map(([name, value]): [string, unknown] => [`settings.${kind}.${name}`, value]),
    );
    if (set.length === 0) return;
    await this.collection.updateOne({ _id: userId }, { $set: Object.fromEntries(set) }, { upsert: true });
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

  async delete(userId: string): Promise<void> {
    await this.collection.deleteOne({ _id: userId });
  }
}
