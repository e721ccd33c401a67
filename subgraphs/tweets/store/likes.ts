import type { Collection, IndexDescription } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import { Batches, insertAbsent, InsertBatches, OUTBOX_INDEX } from '#platform/mongo/index.js';
import { pairId, pairKey, LIKES, type LikeDocument, type TweetRef } from './documents.js';

export const LIKE_INDEXES: IndexDescription[] = [
  { key: { userId: 1, active: 1, since: -1 }, name: 'user' },
  OUTBOX_INDEX,
];

/** How many lists of ids one find looks up: each may have hundreds of ids. */
const LISTS_PER_FIND = 32;

/** The result of a write. */
export interface LikeChange {
  /** False when the like was already in that state. */
  isChanged: boolean;
  /** Events in the outbox of the document, from an earlier write that may not have been completed. */
  pendingEvents: readonly AnyEvent[];
}

const CHANGED: LikeChange = { isChanged: true, pendingEvents: [] };
const UNCHANGED: LikeChange = { isChanged: false, pendingEvents: [] };

/** The documents of `likes`. The id of a like is its pair, so that a user can like a tweet only once. */
export class Likes {
  readonly collection: Collection<LikeDocument>;
  readonly #inserts: InsertBatches<LikeDocument>;
  /** For each list of ids: the active likes of all lists in the batch. */
  readonly #activeLikes: Batches<readonly string[], ReadonlySet<string>>;

  constructor(collection: Collection<LikeDocument>) {
    this.collection = collection;
    this.#inserts = new InsertBatches(collection);
    this.#activeLikes = new Batches(
      async (lists) => {
        const found = await this.#activeAmong([...new Set(lists.flat())]);
        return lists.map(() => found);
      },
      { size: LISTS_PER_FIND },
    );
  }

  /** For imports: existing documents stay as they are, and nothing is counted. */
  insertAbsent(likes: readonly LikeDocument[]): Promise<LikeDocument[]> {
    return insertAbsent(this.collection, likes);
  }

  /** Adds a like; an active like stays unchanged. */
  async add({ tweetId, authorId }: TweetRef, userId: string, event: AnyEvent): Promise<LikeChange> {
    const key = pairKey(tweetId, userId);
    const state = { active: true, since: event.id };
    // Nearly every like is the first of its pair.
    if (await this.#inserts.insert({ ...key, authorId, ...state, outbox: [event] })) return CHANGED;
    const existing = await this.#state(key);
    if (existing?.active) {
      // It is this like when the driver has retried the insert after a lost reply.
      return { isChanged: existing.since === event.id, pendingEvents: existing.outbox ?? [] };
    }
    const { modifiedCount } = await this.collection.updateOne(
      { ...key, active: { $ne: true } },
      { $set: state, $push: { outbox: event } },
    );
    return modifiedCount === 1 ? CHANGED : UNCHANGED;
  }

  /** Removes a like; nothing changes when there is none. */
  async remove(tweetId: string, userId: string, event: AnyEvent): Promise<LikeChange> {
    const key = pairKey(tweetId, userId);
    const { modifiedCount } = await this.collection.updateOne(
      { ...key, active: true },
      { $set: { active: false }, $push: { outbox: event } },
    );
    if (modifiedCount === 1) return CHANGED;
    return { isChanged: false, pendingEvents: (await this.#state(key))?.outbox ?? [] };
  }

  /** The subset of the tweets that the user likes. */
  async among(tweetIds: readonly string[], userId: string): Promise<ReadonlySet<string>> {
    const found = await this.#activeLikes.do(tweetIds.map((id) => pairId(id, userId)));
    return new Set(tweetIds.filter((id) => found.has(pairId(id, userId))));
  }

  /** Up to `limit` likes of a user, in no particular order. */
  someOf(userId: string, limit: number): Promise<Pick<LikeDocument, 'tweetId' | 'authorId' | 'userId'>[]> {
    const projection = { tweetId: 1, authorId: 1, userId: 1 };
    return this.collection.find({ userId, active: true }, { projection }).limit(limit).toArray();
  }

  /** Makes every like of a user inactive without an event, for a repair; returns how many there were. */
  async endAllOf(userId: string): Promise<number> {
    const { modifiedCount } = await this.collection.updateMany(
      { userId, active: true },
      { $set: { active: false } },
    );
    return modifiedCount;
  }

  /** A user's likes, newest first, after the like of `after`. */
  byUser(
    userId: string,
    { after, limit }: { after: string | null; limit: number },
  ): Promise<Pick<LikeDocument, 'tweetId' | 'since'>[]> {
    return this.collection
      .find(
        { userId, active: true, ...(after === null ? {} : { since: { $lt: after } }) },
        { projection: { tweetId: 1, since: 1 } },
      )
      .sort({ since: -1 })
      .limit(limit)
      .toArray();
  }

  #state(
    key: Pick<LikeDocument, '_id' | 'tweetId' | 'userId'>,
  ): Promise<Pick<LikeDocument, 'active' | 'since' | 'outbox'> | null> {
    return this.collection.findOne(key, { projection: { active: 1, since: 1, outbox: 1 } });
  }

  async #activeAmong(ids: string[]): Promise<ReadonlySet<string>> {
    const tweetIds = [...new Set(ids.map((id) => LIKES.shardKeyOf!(id)))];
    const found = await this.collection
      .find({ _id: { $in: ids }, tweetId: { $in: tweetIds }, active: true }, { projection: { _id: 1 } })
      .toArray();
    return new Set(found.map(({ _id }) => _id));
  }
}
