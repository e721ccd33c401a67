import type { Collection } from 'mongodb';
import { DEFAULT_SETTINGS, type MessageSettings } from '../rules/settings.js';
import type { SettingsDocument } from './documents.js';

/** `settings`: how users take messages. */
export class Settings {
  readonly #collection: Collection<SettingsDocument>;

  constructor(collection: Collection<SettingsDocument>) {
    this.#collection = collection;
  }

  /** In the order of `userIds`: one find for all. */
  async among(userIds: readonly string[]): Promise<MessageSettings[]> {
    const found = await this.#collection.find({ _id: { $in: [...userIds] } }).toArray();
    const known = new Map(found.map(({ _id, ...settings }) => [_id, settings]));
    return userIds.map((id) => ({ ...DEFAULT_SETTINGS, ...known.get(id) }));
  }

  async change(userId: string, changed: Partial<MessageSettings>): Promise<void> {
    if (Object.keys(changed).length === 0) return;
    await this.#collection.updateOne({ _id: userId }, { $set: changed }, { upsert: true });
  }

  async delete(userId: string): Promise<void> {
    await this.#collection.deleteOne({ _id: userId });
  }
}
