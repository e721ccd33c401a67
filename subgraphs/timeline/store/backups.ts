import type { Collection, Db } from 'mongodb';
import type { Entry } from '../rules/entry.js';
import { packEntry, unpackEntry } from './packed-entry.js';
import { TIMELINES } from './collections.js';

/** A timeline as of its last rebuild. */
export interface Backup {
  /** Newest first: all tweets of the authors, as far back as timelines go. */
  entries: Entry[];
  /** A digest of the users that the owner followed. Another digest means other follows. */
  following: string;
  /** ms since 1970. The backup has all entries up to this moment. */
  savedAt: number;
}

interface BackupDocument {
  /** The owner's id. */
  _id: string;
  /**
   * All entries in one text: an array of hundreds of entries costs as much as the whole rest. Absent in old documents.
   */
  packed?: string;
  following: string;
  savedAt: number;
  expires: Date;
}

const SEPARATOR = ' ';

/** `timelines`: the durable backups of the timelines in the cache. */
export class Backups {
  readonly #documents: Collection<BackupDocument>;
  readonly #ttl: number;

  /** `ttl`: how long a backup is kept, in ms. */
  constructor(database: Db, ttl: number) {
    this.#documents = database.collection(TIMELINES.name);
    this.#ttl = ttl;
  }

  async ensureIndexes(): Promise<void> {
    await this.#documents.createIndex({ expires: 1 }, { expireAfterSeconds: 0 });
  }

  async find(userId: string): Promise<Backup | null> {
    const found = await this.#documents.findOne({ _id: userId });
    if (found?.packed === undefined) return null;
    const { packed, following, savedAt } = found;
    const entries = packed === '' ? [] : packed.split(SEPARATOR).map(unpackEntry);
    return { entries, following, savedAt };
  }

  async save(userId: string, { entries, following, savedAt }: Backup): Promise<void> {
    const expires = new Date(savedAt + this.#ttl);
    await this.#documents.updateOne(
      { _id: userId },
      { $set: { packed: entries.map(packEntry).join(SEPARATOR), following, savedAt, expires } },
      { upsert: true },
    );
  }

  async delete(userId: string): Promise<void> {
    await this.#documents.deleteOne({ _id: userId });
  }
}
