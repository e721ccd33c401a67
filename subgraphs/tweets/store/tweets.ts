import type { Collection, Filter, IndexDescription } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import { groupBy } from '#platform/group-by.js';
import { insertAbsent, InsertBatches, OUTBOX_INDEX } from '#platform/mongo/index.js';
import type { TweetDocument, TweetInVersion1, TweetRecord } from './documents.js';
import { countMany, countAndRead, type NewCount } from './idempotent-counter.js';

/** A page of a list: starts after the tweet `after`. */
export interface Bounds {
  after: string | null;
  limit: number;
}

/** Excludes the fields that are no part of a `TweetRecord`: the last two are of version 1. */
const RECORD_FIELDS = {
  ...{ outbox: 0, outboxAfter: 0, tally: 0, precluded: 0 },
  ...{ retweetKey: 0, idempotency: 0 },
} as const;

export const TWEET_INDEXES: IndexDescription[] = [
  // The tweets of a deleted account, and recounts.
  { key: { authorId: 1, _id: -1 }, name: 'author' },
  { key: { 'inReplyTo.tweetId': 1, _id: 1 }, name: 'replies' },
  // For recounts.
  { key: { 'quoteOf.tweetId': 1 }, name: 'quotes', sparse: true },
  { key: { 'retweetOf.tweetId': 1 }, name: 'retweets', sparse: true },
  OUTBOX_INDEX,
];

/** The documents of `tweets`. */
export class Tweets {
  readonly collection: Collection<TweetDocument>;
  readonly #inserts: InsertBatches<TweetDocument>;

  constructor(collection: Collection<TweetDocument>) {
    this.collection = collection;
    this.#inserts = new InsertBatches(collection);
  }

  /** False when there is a document with the id: the tweet itself, after a lost reply, or one in its place. */
  insert(tweet: TweetDocument): Promise<boolean> {
    return this.#inserts.insert(tweet);
  }

  /** For imports: existing documents stay as they are. */
  insertAbsent(tweets: readonly TweetDocument[]): Promise<TweetDocument[]> {
    return insertAbsent(this.collection, tweets);
  }

  /** In no particular order; includes deleted tweets. */
  byIds(ids: readonly string[]): Promise<TweetRecord[]> {
    return this.collection.find({ _id: { $in: [...ids] } }, { projection: RECORD_FIELDS }).toArray();
  }

  /** The whole document, not cached. */
  byId(id: string): Promise<TweetDocument | null> {
    return this.collection.findOne({ _id: id });
  }

  /** Whole documents, not cached, in no particular order. */
  documents(ids: readonly string[]): Promise<TweetDocument[]> {
    return this.collection.find({ _id: { $in: [...ids] } }).toArray();
  }

  /** What a reservation needs to know about its tweet; null when there is none. */
  reserved(id: string): Promise<Pick<TweetDocument, '_id' | 'createdAt' | 'deletedAt' | 'precluded'> | null> {
    return this.collection.findOne({ _id: id }, { projection: { createdAt: 1, deletedAt: 1, precluded: 1 } });
  }

  byIdempotencyKeyInVersion1(key: string): Promise<TweetInVersion1 | null> {
    return this.collection.findOne<TweetInVersion1>({ 'idempotency.key': key });
  }

  /** Makes sure that a tweet which is not written yet never is. Does nothing when it is written. */
  async preclude(tweet: TweetRecord): Promise<void> {
    await insertAbsent(this.collection, [{ ...tweet, deletedAt: tweet.createdAt, precluded: true }]);
  }

  /** Direct replies, oldest first. */
  repliesTo(tweetId: string, { after, limit }: Bounds): Promise<TweetRecord[]> {
    return this.#page(
      {
        'inReplyTo.tweetId': tweetId,
        deletedAt: null,
        ...(after === null ? {} : { _id: { $gt: after } }),
      },
      1,
      limit,
    );
  }

  /** All tweets, including deleted ones, in the order of their ids. */
  all({ after, limit }: Bounds): Promise<TweetRecord[]> {
    return this.#page(after === null ? {} : { _id: { $gt: after } }, 1, limit);
  }

  /** Up to `limit` tweets of an author that are not deleted. */
  existingByAuthor(authorId: string, limit: number): Promise<TweetDocument[]> {
    return this.collection.find({ authorId, deletedAt: null }).limit(limit).toArray();
  }

  /**
   * Writes a new text, the old text in `edits`, and the event, in one write. False when the tweet was edited or deleted since
   * it was read.
   */
  async edit(
    read: TweetRecord,
    fields: Pick<TweetRecord, 'text' | 'lang' | 'hashtags' | 'mentions' | 'urls'> & { editedAt: number },
    event: AnyEvent,
  ): Promise<boolean> {
    const { modifiedCount } = await this.collection.updateOne(unchangedSince(read), {
      $set: fields,
      $push: { edits: { text: read.text, editedAt: fields.editedAt }, outbox: event },
    });
    return modifiedCount === 1;
  }

  /** Removes the content and sets `deletedAt`. False when the tweet was edited or deleted since it was read. */
  async delete(read: TweetRecord, deletedAt: number, event: AnyEvent): Promise<boolean> {
    const { modifiedCount } = await this.collection.updateOne(unchangedSince(read), {
      $set: { deletedAt, text: '', lang: null, hashtags: [], mentions: [], urls: [], edits: [] },
      $unset: { media: '' },
      $push: { outbox: event },
    });
    return modifiedCount === 1;
  }

  /**
   * Counts new events, with one write per tweet; returns the tweets with their new counts. Null when an event was counted
   * before or its tweet does not exist: then it is unknown which events are counted.
   */
  async count(events: readonly NewCount[]): Promise<TweetRecord[] | null> {
    const byTweet = groupBy(events, ({ targetId }) => targetId);
    const [only] = byTweet.values();
    if (byTweet.size === 1 && only) {
      const record = await countAndRead<TweetDocument>(this.collection, only, RECORD_FIELDS);
      return record && [record];
    }
    const counted = await countMany(this.collection, [...byTweet.values()]);
    return counted < byTweet.size ? null : this.byIds([...byTweet.keys()]);
  }

  /** Adds views, with one statement for all tweets that get the same number. */
  async addViews(views: readonly [id: string, views: number][]): Promise<void> {
    const byTimes = groupBy(views, ([, times]) => times);
    await this.collection.bulkWrite(
      Array.from(byTimes, ([times, alike]) => {
        const ids = alike.map(([id]) => id);
        return { updateMany: { filter: { _id: { $in: ids } }, update: { $inc: { 'counts.views': times } } } };
      }),
      { ordered: false },
    );
  }

  #page(filter: Filter<TweetDocument>, order: 1 | -1, limit: number): Promise<TweetRecord[]> {
    return this.collection
      .find(filter, { projection: RECORD_FIELDS })
      .sort({ _id: order })
      .limit(limit)
      .toArray();
  }
}

function unchangedSince({ _id, editedAt }: TweetRecord): Filter<TweetDocument> {
  return { _id, editedAt, deletedAt: null };
}
