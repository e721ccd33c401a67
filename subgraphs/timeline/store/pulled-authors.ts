import type { Collection, Db } from 'mongodb';

/** An author whose tweets are not pushed but pulled. */
export interface PulledAuthor {
  _id: string;
  /** ms since 1970 from which on they are pulled. */
  since: number;
  /** ms since 1970 from which on they are pushed again; null while they are not. */
  until: number | null;
  /** When nobody needs to pull them any more. */
  expires: Date | null;
}

/** `pulled`: the few authors with too many followers to push to. */
export class PulledAuthors {
  readonly #documents: Collection<PulledAuthor>;

  constructor(database: Db) {
    this.#documents = database.collection('pulled');
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

  /** Readers go on pulling until `expires`: by then every timeline has been rebuilt and holds what was only pulled. */
  async stop(authorId: string, until: number, expires: Date): Promise<void> {
    await this.#documents.updateOne({ _id: authorId, until: null }, { $set: { until, expires } });
  }
}
