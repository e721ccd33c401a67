import type { Collection, IndexDescription } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import { Batches, insertAbsent, InsertBatches, OUTBOX_INDEX } from '#platform/mongo/index.js';
import { pairId, type LikeDocument, type TweetRef } from './documents.js';

export const LIKE_INDEXES: IndexDescription[] = [
  { key: { userId: 1, active: 1, since: -1 }, name: 'user' },
  OUTBOX_INDEX,
];

/** How many requests' lists are looked up together: they may have hundreds of keys each. */
const LISTS_AT_ONCE = 32;

/** What came of a write. */
export interface Change {
  /** False when it was so already. */
  made: boolean;
  /** Events that the document still carries: of an earlier write, which may not have been finished. */
  left: readonly AnyEvent[];
}

const MADE: Change = { made: true, left: [] };
const NOT_MADE: Change = { made: false, left: [] };

/** The documents of `likes`. The id of a like is its pair, so that nobody likes a tweet twice. */
export class Likes {
  readonly collection: Collection<LikeDocument>;
  readonly #inserts: InsertBatches<LikeDocument>;
  /** Of each list of keys, those of likes that are there, and maybe more. */
  readonly #found: Batches<readonly string[], ReadonlySet<string>>;

  constructor(collection: Collection<LikeDocument>) {
    this.collection = collection;
    this.#inserts = new InsertBatches(collection);
    this.#found = new Batches(
      async (lists) => {
        const found = await this.#activeAmong([...new Set(lists.flat())]);
        return lists.map(() => found);
      },
      { size: LISTS_AT_ONCE },
    );
  }

  /** For imports: what is there already stays as it is, and nothing is counted. */
  insertAbsent(likes: readonly LikeDocument[]): Promise<LikeDocument[]> {
    return insertAbsent(this.collection, likes);
  }

  /** Makes a like; nothing changes when it is there already. */
  async add({ tweetId, authorId }: TweetRef, userId: string, event: AnyEvent): Promise<Change> {
    const _id = pairId(tweetId, userId);
    const state = { active: true, since: event.id };
    // Nearly all likes are the first of their pair.
    if (await this.#inserts.insert({ _id, tweetId, authorId, userId, ...state, outbox: [event] }))
      return MADE;
    const there = await this.#state(_id);
    // It is this very one when the driver has sent it twice, because the first reply was lost.
    if (there?.active) return { made: there.since === event.id, left: there.outbox ?? [] };
    const { modifiedCount } = await this.collection.updateOne(
      { _id, active: { $ne: true } },
      { $set: state, $push: { outbox: event } },
    );
    return modifiedCount === 1 ? MADE : NOT_MADE;
  }

  /** Takes a like back; nothing changes when there is none. */
  async remove(tweetId: string, userId: string, event: AnyEvent): Promise<Change> {
    const _id = pairId(tweetId, userId);
    const { modifiedCount } = await this.collection.updateOne(
      { _id, active: true },
      { $set: { active: false }, $push: { outbox: event } },
    );
    if (modifiedCount === 1) return MADE;
    return { made: false, left: (await this.#state(_id))?.outbox ?? [] };
  }

  /** Which of the tweets the user likes. */
  async among(tweetIds: readonly string[], userId: string): Promise<ReadonlySet<string>> {
    const found = await this.#found.do(tweetIds.map((id) => pairId(id, userId)));
    return new Set(tweetIds.filter((id) => found.has(pairId(id, userId))));
  }

  /** What a user likes, newest like first, behind the like of `after`. */
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

  #state(_id: string): Promise<Pick<LikeDocument, 'active' | 'since' | 'outbox'> | null> {
    return this.collection.findOne({ _id }, { projection: { active: 1, since: 1, outbox: 1 } });
  }

  async #activeAmong(ids: string[]): Promise<ReadonlySet<string>> {
    const found = await this.collection
      .find({ _id: { $in: ids }, active: true }, { projection: { _id: 1 } })
      .toArray();
    return new Set(found.map(({ _id }) => _id));
  }
}
