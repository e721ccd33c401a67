import type { Collection, Db } from 'mongodb';
import { insertAbsent, InsertBatches, isDuplicate } from '#platform/mongo/index.js';
import { Engagements, type Credit } from './engagements.js';
import {
  GONE,
  NOTHING,
  weightOf,
  type IndexChange,
  type IndexedTweetDocument,
  type Weight,
} from './indexed-tweet.js';

/** A tweet as it is to be found from now on. */
export type IndexEntry = Pick<
  IndexedTweetDocument,
  '_id' | 'authorId' | 'terms' | 'text' | 'tags' | 'lang' | 'counted'
>;

/** Late events stop after seven days, with the streams; the eighth is for the clocks. */
const TOMBSTONE_S = 8 * 24 * 3600;

const WEIGHT = { authorId: 1, tags: 1, lang: 1, counted: 1 } as const;
const CHANGE = { ...WEIGHT, terms: 1 } as const;

/**
 * The write side of the inverted index: one document per tweet. Every change is one conditional write that tells what was
 * there before, so that events may come twice or in any order and nothing is counted twice.
 */
export class TweetIndex {
  readonly #tweets: Collection<IndexedTweetDocument>;
  readonly #inserts: InsertBatches<IndexedTweetDocument>;
  readonly #engagements: Engagements;

  private constructor(tweets: Collection<IndexedTweetDocument>) {
    this.#tweets = tweets;
    this.#inserts = new InsertBatches(tweets);
    this.#engagements = new Engagements(tweets);
  }

  static async open(database: Db): Promise<TweetIndex> {
    const tweets = database.collection<IndexedTweetDocument>('tweets');
    await tweets.createIndexes([
      { key: { terms: 1, _id: -1 }, name: 'postings' },
      { key: { counted: 1, _id: 1 }, name: 'counted', partialFilterExpression: { counted: true } },
      { key: { goneAt: 1 }, name: 'tombstones', sparse: true, expireAfterSeconds: TOMBSTONE_S },
    ]);
    return new TweetIndex(tweets);
  }

  /** For imports: what is there already stays. Gives those that are new. */
  insertAbsent(tweets: readonly IndexedTweetDocument[]): Promise<IndexedTweetDocument[]> {
    return insertAbsent(this.#tweets, tweets);
  }

  /** The same as `put`, faster for a tweet that is not there yet. */
  async add(entry: IndexEntry, revision: string): Promise<IndexChange | null> {
    const inserted = await this.#inserts.insert({ ...entry, revision, engagement: 0, applied: [] });
    if (!inserted) return this.put(entry, revision);
    return {
      before: { weight: null, terms: [] },
      after: { weight: weightOf(entry), terms: entry.terms },
    };
  }

  /** Indexes a tweet's text of `revision`. Null when a later revision is there already, or the tweet is gone. */
  async put({ _id, ...entry }: IndexEntry, revision: string): Promise<IndexChange | null> {
    const before = await unlessTaken(
      this.#tweets.findOneAndUpdate(
        { _id, revision: { $lt: revision } },
        { $set: { ...entry, revision }, $setOnInsert: { engagement: 0, applied: [] } },
        { upsert: true, returnDocument: 'before', projection: CHANGE },
      ),
    );
    if (before === TAKEN) return null;
    return {
      before: { weight: weightOf(before), terms: before?.terms ?? [] },
      after: { weight: weightOf({ _id, ...entry }), terms: entry.terms },
    };
  }

  /** Takes a tweet out for good, also one whose text has not come yet. Null when it is out already. */
  async remove(tweetId: string, authorId: string, now: number): Promise<IndexChange | null> {
    const before = await unlessTaken(
      this.#tweets.findOneAndUpdate(
        { _id: tweetId, revision: { $lt: GONE } },
        {
          $set: { authorId, ...NOTHING, revision: GONE, goneAt: new Date(now) },
          $setOnInsert: { engagement: 0, applied: [] },
        },
        { upsert: true, returnDocument: 'before', projection: CHANGE },
      ),
    );
    if (before === TAKEN) return null;
    return {
      before: { weight: weightOf(before), terms: before?.terms ?? [] },
      after: { weight: null, terms: [] },
    };
  }

  /** Takes all tweets of an author out for good. */
  async removeAll(authorTerm: string, now: number): Promise<void> {
    const gone = { ...NOTHING, revision: GONE, goneAt: new Date(now) };
    await this.#tweets.updateMany({ terms: authorTerm }, { $set: gone }, { hint: 'postings' });
  }

  /** Adds to a tweet's engagement, once for each of its last events. The tweet itself may come later. */
  engage(credit: Credit): Promise<void> {
    return this.#engagements.add(credit);
  }

  /** Makes the author's tweets from `sinceId` on weigh or not; gives those that changed. */
  async setCounted(authorTerm: string, sinceId: string, counted: boolean): Promise<Weight[]> {
    const found = await this.#tweets
      .find({ terms: authorTerm, _id: { $gte: sinceId }, counted: !counted }, { projection: WEIGHT })
      .hint('postings')
      .toArray();
    const changed = found.map(async (document): Promise<Weight[]> => {
      if (document.tags.length === 0) return [];
      const { modifiedCount } = await this.#tweets.updateOne(
        { _id: document._id, counted: !counted, tags: document.tags },
        { $set: { counted } },
      );
      return modifiedCount === 0 ? [] : [weightOf({ ...document, counted: true }) as Weight];
    });
    return (await Promise.all(changed)).flat();
  }

  /** Whether the author has another tweet from `sinceId` on that weighs for the tag. */
  async usesTag(authorTerm: string, tag: string, sinceId: string): Promise<boolean> {
    const found = await this.#tweets.findOne(
      { terms: authorTerm, _id: { $gte: sinceId }, counted: true, tags: tag },
      { projection: { _id: 1 }, hint: 'postings' },
    );
    return found !== null;
  }

  /** Everything that weighs from `sinceId` on, oldest first. */
  async *weights(sinceId: string): AsyncIterable<Weight> {
    const found = this.#tweets
      .find({ counted: true, _id: { $gte: sinceId } }, { projection: WEIGHT })
      .sort({ counted: 1, _id: 1 })
      .hint('counted');
    for await (const document of found) yield weightOf(document) as Weight;
  }
}

/** Instead of a result: the write's condition did not hold. */
const TAKEN = Symbol('taken');

/** An upsert whose condition does not hold tries to insert, and meets the document that is there. */
async function unlessTaken<T>(write: Promise<T>): Promise<T | typeof TAKEN> {
  return write.catch((error: unknown) => {
    if (isDuplicate(error)) return TAKEN;
    throw error;
  });
}
