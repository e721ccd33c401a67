import type { Collection, Db } from 'mongodb';
import { TOMBSTONES } from './collections.js';

interface Tombstone {
  /** The tweet's id. */
  _id: string;
  expires: Date;
}

/** How long a tombstone is kept, in ms: longer than events and backups, which could bring a deleted tweet back. */
const KEPT = 8 * 24 * 60 * 60 * 1_000;

/** The largest difference between the clocks of processes, in ms. */
const CLOCK_SKEW = 60_000;

/** `tombstones`: tweets that were deleted lately. Entries of older copies of timelines are checked against them. */
export class Tombstones {
  readonly #documents: Collection<Tombstone>;

  constructor(database: Db) {
    this.#documents = database.collection(TOMBSTONES.name);
  }

  async ensureIndexes(): Promise<void> {
    await this.#documents.createIndex({ expires: 1 }, { expireAfterSeconds: 0 });
  }

  async add(tweetId: string, now: number): Promise<void> {
    const expires = new Date(now + KEPT);
    await this.#documents.updateOne({ _id: tweetId }, { $set: { expires } }, { upsert: true });
  }

  /**
   * The tweets among `tweetIds` that were deleted after a moment, in ms since 1970. May include some that were deleted
   * before.
   */
  async amongSince(tweetIds: readonly string[], moment: number): Promise<ReadonlySet<string>> {
    if (tweetIds.length === 0) return new Set();
    const expires = { $gt: new Date(moment - CLOCK_SKEW + KEPT) };
    const options = { projection: { _id: 1 }, limit: tweetIds.length } as const;
    const recent = await this.#documents.find({ expires }, options).toArray();
    // All users together seldom delete more tweets than that during a rebuild.
    return recent.length < tweetIds.length ? new Set(recent.map(({ _id }) => _id)) : this.among(tweetIds);
  }

  /** The tweets among `tweetIds` that were deleted lately. */
  async among(tweetIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (tweetIds.length === 0) return new Set();
    const found = await this.#documents
      .find({ _id: { $in: [...tweetIds] } }, { projection: { _id: 1 } })
      .toArray();
    return new Set(found.map(({ _id }) => _id));
  }
}
