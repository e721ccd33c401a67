import type { Collection, Db } from 'mongodb';
import { packEntry, unpackEntry, type Entry } from '../rules/entry.js';

/** A timeline as it was when it was last rebuilt. */
export interface Backup {
  /** Newest first: everything by the authors, as far back as timelines go. */
  entries: Entry[];
  /** Of whom the owner's timeline consisted; another value means other follows. */
  following: string;
  /** ms since 1970 before which nothing is missing. */
  savedAt: number;
}

interface BackupDocument {
  /** The owner's id. */
  _id: string;
  /** All in one text, because an array of hundreds costs as much as all the rest. Not there in copies of older versions. */
  packed?: string;
  following: string;
  savedAt: number;
  /** The document goes when reading it would spare nothing any more. */
  expires: Date;
}

/** Stands between the entries. */
const BETWEEN = ' ';

/** `timelines`: the durable copies behind the cache. */
export class Backups {
  readonly #documents: Collection<BackupDocument>;
  readonly #ttl: number;

  /** `ttl`, in ms: how long a copy is kept. */
  constructor(database: Db, ttl: number) {
    this.#documents = database.collection('timelines');
    this.#ttl = ttl;
  }

  async ensureIndexes(): Promise<void> {
    await this.#documents.createIndex({ expires: 1 }, { expireAfterSeconds: 0 });
  }

  async find(userId: string): Promise<Backup | null> {
    const found = await this.#documents.findOne({ _id: userId });
    if (found?.packed === undefined) return null;
    const { packed, following, savedAt } = found;
    const entries = packed === '' ? [] : packed.split(BETWEEN).map(unpackEntry);
    return { entries, following, savedAt };
  }

  async save(userId: string, { entries, following, savedAt }: Backup): Promise<void> {
    const expires = new Date(savedAt + this.#ttl);
    await this.#documents.updateOne(
      { _id: userId },
      { $set: { packed: entries.map(packEntry).join(BETWEEN), following, savedAt, expires } },
      { upsert: true },
    );
  }

  async forget(userId: string): Promise<void> {
    await this.#documents.deleteOne({ _id: userId });
  }
}
