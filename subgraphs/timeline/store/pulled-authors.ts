import type { Collection, Db } from 'mongodb';
import { PULLED } from './collections.js';

/** An author whose tweets readers pull. */
export interface PulledAuthor {
  _id: string;
  /** When readers began to pull, in ms since 1970. */
  since: number;
  /** When the author left the pull tier, in ms since 1970; null for an author in it. */
  until: number | null;
  /** When readers cease to pull; null for an author in the pull tier. */
  expires: Date | null;
}

/** `pulled`: the few authors with too many followers to push to. */
export class PulledAuthors {
  readonly #documents: Collection<PulledAuthor>;

  constructor(database: Db) {
    this.#documents = database.collection(PULLED.name);
  }

  async ensureIndexes(): Promise<void> {
    await this.#documents.createIndex({ expires: 1 }, { expireAfterSeconds: 0 });
  }

  async all(): Promise<PulledAuthor[]> {
    return this.#documents.find().toArray();
  }

  async find(authorId: string): Promise<PulledAuthor | null> {
    return this.#documents.findOne({ _id: authorId });
  }

  async start(authorId: string, since: number): Promise<void> {
    await this.#documents.updateOne(
      { _id: authorId },
      { $set: { since, until: null, expires: null } },
      { upsert: true },
    );
  }

  /** Readers pull until `expires`. By then every timeline was rebuilt and holds the tweets that were only pulled. */
  async stop(authorId: string, until: number, expires: Date): Promise<void> {
    await this.#documents.updateOne({ _id: authorId, until: null }, { $set: { until, expires } });
  }
}
