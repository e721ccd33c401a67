import type { Collection, Db } from 'mongodb';

interface Tombstone {
  /** The tweet's id. */
  _id: string;
  expires: Date;
}

/** Longer than events and copies of timelines live, in ms: after that nothing can bring a deleted tweet back. */
const KEPT = 8 * 24 * 60 * 60 * 1_000;

/** By how much the clocks of those who delete may differ, in ms. */
const CLOCKS = 60_000;

/** Tweets that were deleted lately: what lies in old copies of timelines is checked against them. */
export class Tombstones {
  readonly #documents: Collection<Tombstone>;

  constructor(database: Db) {
    this.#documents = database.collection('tombstones');
  }

  async ensureIndexes(): Promise<void> {
    await this.#documents.createIndex({ expires: 1 }, { expireAfterSeconds: 0 });
  }

  async add(tweetId: string, now: number): Promise<void> {
    const expires = new Date(now + KEPT);
    await this.#documents.updateOne({ _id: tweetId }, { $set: { expires } }, { upsert: true });
  }

  /** Those of the tweets that were deleted after a moment, in ms since 1970, and may be some that were before. */
  async amongSince(tweetIds: readonly string[], moment: number): Promise<ReadonlySet<string>> {
    if (tweetIds.length === 0) return new Set();
    const expires = { $gt: new Date(moment - CLOCKS + KEPT) };
    const options = { projection: { _id: 1 }, limit: tweetIds.length } as const;
    const recent = await this.#documents.find({ expires }, options).toArray();
    // Seldom is more deleted, by all users together, in the time of a rebuild.
    return recent.length < tweetIds.length ? new Set(recent.map(({ _id }) => _id)) : this.among(tweetIds);
  }

  async among(tweetIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (tweetIds.length === 0) return new Set();
    const found = await this.#documents
      .find({ _id: { $in: [...tweetIds] } }, { projection: { _id: 1 } })
      .toArray();
    return new Set(found.map(({ _id }) => _id));
  }
}
