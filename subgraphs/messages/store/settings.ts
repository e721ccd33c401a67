import type { Collection } from 'mongodb';
import { sharedRead } from '#platform/mongo/index.js';
import { DEFAULT_SETTINGS, type MessageSettings } from '../rules/settings.js';
import type { SettingsDocument } from './documents.js';

/** `settings`: how users take messages. */
export class Settings {
  readonly #collection: Collection<SettingsDocument>;
  readonly #read = sharedRead((ids: readonly string[]) => this.#find(ids));

  constructor(collection: Collection<SettingsDocument>) {
    this.#collection = collection;
  }

  /** In the order of `userIds`: one find for all, and for concurrent calls. */
  async among(userIds: readonly string[]): Promise<MessageSettings[]> {
    const known = await this.#read(userIds);
    return userIds.map((id) => ({ ...DEFAULT_SETTINGS, ...known.get(id) }));
  }

  async change(userId: string, changed: Partial<MessageSettings>): Promise<void> {
    if (Object.keys(changed).length === 0) return;
    await this.#collection.updateOne({ _id: userId }, { $set: changed }, { upsert: true });
  }

  async delete(userId: string): Promise<void> {
    await this.#collection.deleteOne({ _id: userId });
  }

  async #find(userIds: readonly string[]): Promise<ReadonlyMap<string, Partial<MessageSettings>>> {
    const found = await this.#collection
      .find({ _id: { $in: [...userIds] } }, { batchSize: userIds.length + 1 })
      .toArray();
    return new Map(found.map(({ _id, ...settings }) => [_id, settings]));
  }
}
