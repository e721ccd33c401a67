import type { Collection } from 'mongodb';
import { insertAbsent, InsertBatches, UpdateBatches } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import type { AuthorIndexDocument } from '#social/read-models/author-index.js';
import type { TweetRecord } from './documents.js';
import type { Bounds } from './tweets.js';

/** The fields of a tweet that its entry is made of. */
type IndexedRecord = Pick<TweetRecord, '_id' | 'authorId' | 'retweetOf' | 'inReplyTo' | 'deletedAt'>;

/**
 * Writes the author index, the published read model of `social/read-models/author-index.ts`. An entry follows from its tweet:
 * every write may be repeated, and a deletion is final, in whatever order the writes arrive.
 */
export class AuthorIndexWriter {
  readonly collection: Collection<AuthorIndexDocument>;
  readonly #inserts: InsertBatches<AuthorIndexDocument>;
  readonly #updates: UpdateBatches<AuthorIndexDocument>;
  /** Event objects that this process has applied. An event that is read from its document is another object. */
  readonly #applied = new WeakSet<AnyEvent>();

  constructor(collection: Collection<AuthorIndexDocument>) {
    this.collection = collection;
    this.#inserts = new InsertBatches(collection);
    this.#updates = new UpdateBatches(collection);
  }

  /** Ids of an author's tweets, newest first. Without `replies`, replies to other users are left out. */
  async page(authorId: string, { after, limit }: Bounds, replies: boolean): Promise<string[]> {
    const found = await this.collection
      .find(
        {
          authorId,
          deletedAt: null,
          ...(replies ? {} : { 'inReplyTo.authorId': { $in: [null, authorId] } }),
          ...(after === null ? {} : { _id: { $lt: after } }),
        },
        { projection: { _id: 1 } },
      )
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
    return found.map(({ _id }) => _id);
  }

  /** Writes what one event says, for an event that most probably is new to the index. */
  async apply(event: AnyEvent): Promise<void> {
    if (this.#applied.has(event)) return;
    const record = recordOf(event);
    if (record?.deletedAt === null) await this.#inserts.insert(entryOf(record));
    else if (record) await this.#markDeleted(record);
    this.#applied.add(event);
  }

  /** Writes what many events say, for events that most probably are in the index: then one find is all it takes. */
  async applyAll(events: readonly AnyEvent[]): Promise<void> {
    const records = new Map<string, IndexedRecord>();
    for (const record of events.map(recordOf)) {
      if (record && !isDeleted(records.get(record._id))) records.set(record._id, record);
    }
    await this.correct([...records.values()]);
    for (const event of events) this.#applied.add(event);
  }

  /** For imports: existing entries stay as they are. */
  async insertAbsent(tweets: readonly IndexedRecord[]): Promise<void> {
    await insertAbsent(this.collection, tweets.map(entryOf));
  }

  /** Brings the entries in line with their tweets; returns the ids of the tweets whose entry was missing or not marked. */
  async correct(tweets: readonly IndexedRecord[]): Promise<string[]> {
    if (tweets.length === 0) return [];
    const filter = {
      _id: { $in: tweets.map(({ _id }) => _id) },
      authorId: { $in: [...new Set(tweets.map(({ authorId }) => authorId))] },
    };
    const found = await this.collection.find(filter, { projection: { deletedAt: 1 } }).toArray();
    const deletedAt = new Map(found.map((entry) => [entry._id, entry.deletedAt]));
    const missing = tweets.filter((tweet) => !isDeleted(tweet) && !deletedAt.has(tweet._id));
    const unmarked = tweets.filter(
      (tweet) => isDeleted(tweet) && (deletedAt.get(tweet._id) ?? null) === null,
    );
    await Promise.all([this.insertAbsent(missing), ...unmarked.map((tweet) => this.#markDeleted(tweet))]);
    return [...missing, ...unmarked].map(({ _id }) => _id);
  }

  async #markDeleted({ _id, authorId, retweetOf, inReplyTo, deletedAt }: IndexedRecord): Promise<void> {
    await this.#updates.update({
      filter: { _id, authorId },
      update: { $set: { deletedAt }, $setOnInsert: { retweetOf, inReplyTo } },
      upsert: true,
    });
  }
}

/** The entry that an event leads to; null for an event that changes nothing in the index. */
function recordOf(event: AnyEvent): IndexedRecord | null {
  if (event.type !== 'tweet.posted' && event.type !== 'tweet.deleted') return null;
  const { tweetId, authorId, retweetOf, inReplyTo } = event.payload;
  const deletedAt = event.type === 'tweet.deleted' ? event.at : null;
  return { _id: tweetId, authorId, retweetOf, inReplyTo, deletedAt };
}

function isDeleted(record: IndexedRecord | undefined): boolean {
  return record !== undefined && record.deletedAt !== null;
}

function entryOf({ _id, authorId, retweetOf, inReplyTo, deletedAt }: IndexedRecord): AuthorIndexDocument {
  return { _id, authorId, retweetOf, inReplyTo, deletedAt };
}
