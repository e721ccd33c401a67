import type { Collection, Filter, IndexDescription } from 'mongodb';
import type { AnyEvent } from '#schema/events.js';
import { insertAbsent, InsertBatches, OUTBOX_INDEX } from '#platform/mongo/index.js';
import type { TweetDocument, TweetRecord } from './documents.js';
import { countAllNew, countNewAndRead, type NewCount } from './idempotent-counter.js';

/** Where a page begins, by tweet id. */
export interface Bounds {
  after: string | null;
  limit: number;
}

/** What is read for everybody; the outbox, the tally and the keys stay home. */
const RECORD_FIELDS = { outbox: 0, outboxAfter: 0, tally: 0, retweetKey: 0, idempotency: 0 } as const;

export const TWEET_INDEXES: IndexDescription[] = [
  // The author index of all subgraphs, and User.tweets.
  { key: { authorId: 1, _id: -1 }, name: 'author' },
  { key: { 'inReplyTo.tweetId': 1, _id: 1 }, name: 'replies' },
  // To count anew, and to take retweets down with their original.
  { key: { 'quoteOf.tweetId': 1 }, name: 'quotes', sparse: true },
  { key: { 'retweetOf.tweetId': 1 }, name: 'retweets', sparse: true },
  { key: { retweetKey: 1 }, name: 'retweet-once', unique: true, sparse: true },
  { key: { 'idempotency.key': 1 }, name: 'idempotency', unique: true, sparse: true },
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

  /** False when another document has the id or one of the unique keys. */
  insert(tweet: TweetDocument): Promise<boolean> {
    return this.#inserts.insert(tweet);
  }

  /** For imports: what is there already stays as it is. */
  insertAbsent(tweets: readonly TweetDocument[]): Promise<TweetDocument[]> {
    return insertAbsent(this.collection, tweets);
  }

  /** In no particular order; deleted ones too. */
  byIds(ids: readonly string[]): Promise<TweetRecord[]> {
    return this.collection.find({ _id: { $in: [...ids] } }, { projection: RECORD_FIELDS }).toArray();
  }

  /** The whole document, as it is now. */
  byId(id: string): Promise<TweetDocument | null> {
    return this.collection.findOne({ _id: id });
  }

  byRetweetKey(key: string): Promise<TweetDocument | null> {
    return this.collection.findOne({ retweetKey: key });
  }

  byIdempotencyKey(key: string): Promise<TweetDocument | null> {
    return this.collection.findOne({ 'idempotency.key': key });
  }

  /** Frees an idempotency key whose time is over. */
  async forgetIdempotencyKey(tweet: TweetDocument): Promise<void> {
    await this.collection.updateOne({ _id: tweet._id }, { $unset: { idempotency: '' } });
  }

  /** An author's tweets, newest first. Without `replies` those to other users are left out. */
  byAuthor(authorId: string, { after, limit }: Bounds, replies: boolean): Promise<TweetRecord[]> {
    return this.#page(
      {
        authorId,
        deletedAt: null,
        ...(replies ? {} : { 'inReplyTo.authorId': { $in: [null, authorId] } }),
        ...(after === null ? {} : { _id: { $lt: after } }),
      } as Filter<TweetDocument>,
      -1,
      limit,
    );
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

  /** All tweets, deleted ones too, in the order of their ids, behind `after`. */
  all({ after, limit }: Bounds): Promise<TweetRecord[]> {
    return this.#page(after === null ? {} : { _id: { $gt: after } }, 1, limit);
  }

  /** Tweets of an author that are there, at most `limit`, as they are to be deleted. */
  leftBy(authorId: string, limit: number): Promise<TweetDocument[]> {
    return this.collection.find({ authorId, deletedAt: null }).limit(limit).toArray();
  }

  /** Retweets of a tweet that are there, at most `limit`. */
  retweetsOf(tweetId: string, limit: number): Promise<TweetDocument[]> {
    return this.collection.find({ 'retweetOf.tweetId': tweetId, deletedAt: null }).limit(limit).toArray();
  }

  /**
   * Writes a new text unless the tweet was edited or deleted since it was read; then false. One write: the new text, the
   * old one in `edits`, and the event.
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

  /** Takes the content out for good and leaves the mark, unless the tweet was edited or deleted since it was read. */
  async delete(read: TweetRecord, deletedAt: number, event: AnyEvent): Promise<boolean> {
    const { modifiedCount } = await this.collection.updateOne(unchangedSince(read), {
      $set: { deletedAt, text: '', lang: null, hashtags: [], mentions: [], urls: [], edits: [] },
      $unset: { retweetKey: '' },
      $push: { outbox: event },
    });
    return modifiedCount === 1;
  }

  /**
   * Counts events that happened just now, those of one tweet in one write; gives the tweets with their new counts. Null when
   * some of them were counted before, or their tweet is not there: then nobody knows which of them count now.
   */
  async count(events: readonly NewCount[]): Promise<TweetRecord[] | null> {
    const byTweet = grouped(events);
    const [only] = byTweet.values();
    if (byTweet.size === 1 && only) {
      const record = await countNewAndRead<TweetDocument>(this.collection, only, RECORD_FIELDS);
      return record && [record];
    }
    const counted = await countAllNew(this.collection, [...byTweet.values()]);
    return counted < byTweet.size ? null : this.byIds([...byTweet.keys()]);
  }

  /** Adds what was counted in memory; in one statement for all tweets that were shown equally often. */
  async addViews(views: readonly [id: string, views: number][]): Promise<void> {
    const byTimes = new Map<number, string[]>();
    for (const [id, times] of views) {
      const others = byTimes.get(times);
      if (others) others.push(id);
      else byTimes.set(times, [id]);
    }
    await this.collection.bulkWrite(
      Array.from(byTimes, ([times, ids]) => ({
        updateMany: { filter: { _id: { $in: ids } }, update: { $inc: { 'counts.views': times } } },
      })),
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

/** Events by the tweet that they count for. */
function grouped(events: readonly NewCount[]): ReadonlyMap<string, NewCount[]> {
  const byTweet = new Map<string, NewCount[]>();
  for (const event of events) {
    const others = byTweet.get(event.targetId);
    if (others) others.push(event);
    else byTweet.set(event.targetId, [event]);
  }
  return byTweet;
}

function unchangedSince({ _id, editedAt }: TweetRecord): Filter<TweetDocument> {
  return { _id, editedAt, deletedAt: null };
}
