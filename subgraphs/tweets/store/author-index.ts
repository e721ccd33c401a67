import type { Collection } from 'mongodb';
import { insertAbsent, InsertBatches, UpdateBatches } from '#platform/mongo/index.js';
import type { AnyEvent } from '#schema/events.js';
import type { AuthorIndexDocument, TweetContent } from '#social/read-models/author-index.js';
import { comparedText } from '#social/text/muted-words.js';
import type { TweetRecord } from './documents.js';
import type { Bounds } from './tweets.js';

/** The fields of a tweet that its entry is made of. */
type IndexedRecord = Pick<
  TweetRecord,
  | '_id'
  | 'authorId'
  | 'retweetOf'
  | 'inReplyTo'
  | 'deletedAt'
  | 'conversationId'
  | 'text'
  | 'hashtags'
  | 'editedAt'
>;

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
    if (record === null) return;
    if (record.deletedAt !== null) await this.#markDeleted(record);
    else if (record.editedAt !== null) await this.#writeContent(record);
    else await this.#inserts.insert(entryOf(record));
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

  /** Brings the entries in line with their tweets; returns the ids of the tweets whose entry was missing, not marked, or of another text. */
  async correct(tweets: readonly IndexedRecord[]): Promise<string[]> {
    if (tweets.length === 0) return [];
    const filter = {
      _id: { $in: tweets.map(({ _id }) => _id) },
      authorId: { $in: [...new Set(tweets.map(({ authorId }) => authorId))] },
    };
    const projection = { deletedAt: 1, editedAt: 1, 'content.conversationId': 1 };
    const found = await this.collection.find(filter, { projection }).toArray();
    const entries = new Map(found.map((entry) => [entry._id, entry]));
    const missing = tweets.filter((tweet) => !isDeleted(tweet) && !entries.has(tweet._id));
    const unmarked = tweets.filter(
      (tweet) => isDeleted(tweet) && (entries.get(tweet._id)?.deletedAt ?? null) === null,
    );
    const outdated = tweets.filter((tweet) => !isDeleted(tweet) && isOlder(entries.get(tweet._id), tweet));
    await Promise.all([
      this.insertAbsent(missing),
      ...unmarked.map((tweet) => this.#markDeleted(tweet)),
      ...outdated.map((tweet) => this.#writeContent(tweet)),
    ]);
    return [...missing, ...unmarked, ...outdated].map(({ _id }) => _id);
  }

  /** Writes what a text says, unless a later text has been written. An entry that is missing comes with the event before. */
  async #writeContent(tweet: IndexedRecord): Promise<void> {
    const { _id, authorId, editedAt } = tweet;
    const content = contentOf(tweet);
    const isFirst = editedAt === null;
    await this.#updates.update({
      filter: {
        ...{ _id, authorId, deletedAt: null },
        ...(isFirst
          ? { content: { $exists: false } }
          : { $or: [{ editedAt: { $exists: false } }, { editedAt: { $lt: editedAt } }] }),
      },
      update: { $set: isFirst ? { content } : { content, editedAt } },
    });
  }

  async #markDeleted({ _id, authorId, retweetOf, inReplyTo, deletedAt }: IndexedRecord): Promise<void> {
    await this.#updates.update({
      filter: { _id, authorId },
      update: { $set: { deletedAt }, $unset: { content: '' }, $setOnInsert: { retweetOf, inReplyTo } },
      upsert: true,
    });
  }
}

/** The entry that an event leads to; null for an event that changes nothing in the index. */
function recordOf(event: AnyEvent): IndexedRecord | null {
  const { type } = event;
  if (type !== 'tweet.posted' && type !== 'tweet.edited' && type !== 'tweet.deleted') return null;
  const { tweetId: _id, authorId, retweetOf, inReplyTo, conversationId, hashtags } = event.payload;
  const keys = { _id, authorId, retweetOf, inReplyTo, conversationId, hashtags };
  if (type === 'tweet.deleted') return { ...keys, text: '', deletedAt: event.at, editedAt: null };
  const { text } = event.payload;
  const editedAt = type === 'tweet.edited' ? event.payload.editedAt : null;
  return { ...keys, text, editedAt, deletedAt: null };
}

function isDeleted(record: IndexedRecord | undefined): boolean {
  return record !== undefined && record.deletedAt !== null;
}

/** Whether an entry has an earlier text than the tweet, or none. */
function isOlder(entry: AuthorIndexDocument | undefined, { editedAt }: IndexedRecord): boolean {
  if (entry?.deletedAt !== null) return false;
  return entry.content === undefined || (editedAt ?? 0) > (entry.editedAt ?? 0);
}

function entryOf(tweet: IndexedRecord): AuthorIndexDocument {
  const { _id, authorId, retweetOf, inReplyTo, deletedAt, editedAt } = tweet;
  const entry = { _id, authorId, retweetOf, inReplyTo, deletedAt };
  if (deletedAt !== null) return entry;
  return { ...entry, content: contentOf(tweet), ...(editedAt === null ? {} : { editedAt }) };
}

function contentOf({ conversationId, text, hashtags }: IndexedRecord): TweetContent {
  return { conversationId, words: comparedText(text, hashtags) };
}
