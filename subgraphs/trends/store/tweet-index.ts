import { isDeepStrictEqual } from 'node:util';
import type { Collection, Db } from 'mongodb';
import { insertAbsent, InsertBatches, isDuplicate } from '#platform/mongo/index.js';
import type { IndexEntry } from '../rules/index-entry.js';
import { scopedTerm, scopeTerms } from '../rules/text/scoped-terms.js';
import { term } from '../rules/text/terms.js';
import { Engagements, type Credit } from './engagements.js';
import {
  GONE,
  NOTHING,
  countedTweetOf,
  type CountedTweet,
  type IndexChange,
  type IndexedTweetDocument,
} from './indexed-tweet.js';
import { INDEXED_TWEETS } from './collections.js';

/** Seconds that a tombstone is kept. Streams keep events for seven days; the eighth day allows for clock differences. */
const TOMBSTONE_S = 8 * 24 * 3600;

const COUNTED = { authorId: 1, tags: 1, lang: 1, counted: 1 } as const;
const CHANGE = { ...COUNTED, terms: 1 } as const;

/** Tweets whose terms are changed at once. */
const RESCOPED = 200;

/** A change of one tweet. */
export interface ChangedTweet extends IndexChange {
  tweetId: string;
}

/**
 * The write side of the inverted index: one document per tweet. Every change is one conditional write that returns the
 * previous state, so redelivered and reordered events are never counted twice.
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
    const tweets = database.collection<IndexedTweetDocument>(INDEXED_TWEETS.name);
    await tweets.createIndexes([
      { key: { terms: 1, _id: -1 }, name: 'postings' },
      { key: { counted: 1, _id: 1 }, name: 'counted', partialFilterExpression: { counted: true } },
      { key: { goneAt: 1 }, name: 'tombstones', sparse: true, expireAfterSeconds: TOMBSTONE_S },
    ]);
    return new TweetIndex(tweets);
  }

  /** For imports: inserts the tweets that are not indexed yet and returns them. */
  insertAbsent(tweets: readonly IndexedTweetDocument[]): Promise<IndexedTweetDocument[]> {
    return insertAbsent(this.#tweets, tweets);
  }

  /** Like `put`, and faster for a tweet that is not indexed yet. */
  async add(entry: IndexEntry, revision: string): Promise<IndexChange | null> {
    const inserted = await this.#inserts.insert({ ...entry, revision, engagement: 0, applied: [] });
    if (!inserted) return this.put(entry, revision);
    return {
      before: { counted: null, terms: [] },
      after: { counted: countedTweetOf(entry), terms: entry.terms },
    };
  }

  /** Indexes the text of the event `revision`. Null when the index has a later revision or a tombstone. */
  async put({ _id, ...entry }: IndexEntry, revision: string): Promise<IndexChange | null> {
    const before = await orUnchanged(
      this.#tweets.findOneAndUpdate(
        { _id, revision: { $lt: revision } },
        { $set: { ...entry, revision }, $setOnInsert: { engagement: 0, applied: [] } },
        { upsert: true, returnDocument: 'before', projection: CHANGE },
      ),
    );
    if (before === UNCHANGED) return null;
    return {
      before: { counted: countedTweetOf(before), terms: before?.terms ?? [] },
      after: { counted: countedTweetOf({ _id, ...entry }), terms: entry.terms },
    };
  }

  /** Removes a tweet for good, even before its text arrives. Null when it is removed already. */
  async remove(tweetId: string, authorId: string, now: number): Promise<IndexChange | null> {
    const before = await orUnchanged(
      this.#tweets.findOneAndUpdate(
        { _id: tweetId, revision: { $lt: GONE } },
        {
          $set: { authorId, ...NOTHING, revision: GONE, goneAt: new Date(now) },
          $setOnInsert: { engagement: 0, applied: [] },
        },
        { upsert: true, returnDocument: 'before', projection: CHANGE },
      ),
    );
    if (before === UNCHANGED) return null;
    return {
      before: { counted: countedTweetOf(before), terms: before?.terms ?? [] },
      after: { counted: null, terms: [] },
    };
  }

  /** Removes all tweets of an author for good. */
  async removeAll(authorId: string, now: number): Promise<void> {
    const gone = { ...NOTHING, revision: GONE, goneAt: new Date(now) };
    await this.#tweets.updateMany(
      { terms: { $in: [authorTerm(authorId, true), authorTerm(authorId, false)] } },
      { $set: gone },
      { hint: 'postings' },
    );
  }

  /** Adds to a tweet's engagement, once for each of its last events. The tweet itself may be indexed later. */
  addEngagement(credit: Credit): Promise<void> {
    return this.#engagements.add(credit);
  }

  /**
   * Indexes the tweets of an author who became public by plain terms, and those of an author who ceased to be by scoped ones;
   * yields each change. Only tweets with the other kind are read, so it can be repeated.
   */
  async *setPublic(authorId: string, isPublic: boolean): AsyncGenerator<ChangedTweet> {
    for (;;) {
      const found = await this.#tweets
        .find({ terms: authorTerm(authorId, !isPublic) }, { projection: { ...CHANGE, revision: 1 } })
        .hint('postings')
        .limit(RESCOPED)
        .toArray();
      const changes = await Promise.all(found.map((document) => this.#rescope(document, isPublic)));
      yield* changes.flatMap((change) => change ?? []);
      if (found.length < RESCOPED) return;
    }
  }

  /** Null when the tweet was changed meanwhile: an edit indexes it anew. */
  async #rescope(
    document: Pick<IndexedTweetDocument, '_id' | 'authorId' | 'revision' | keyof typeof CHANGE>,
    isPublic: boolean,
  ): Promise<ChangedTweet | null> {
    const { _id, authorId, revision } = document;
    const after = {
      terms: scopeTerms(document.terms, authorId, isPublic),
      counted: isPublic && document.tags.length > 0,
    };
    const { modifiedCount } = await this.#tweets.updateOne(
      { _id, revision, terms: authorTerm(authorId, !isPublic) },
      { $set: after },
    );
    if (modifiedCount === 0) return null;
    return {
      tweetId: _id,
      before: { counted: countedTweetOf(document), terms: document.terms },
      after: { counted: countedTweetOf({ ...document, ...after }), terms: after.terms },
    };
  }

  /**
   * Indexes the tweets whose entries differ from what is stored, with the revision that is stored, and those below the id
   * `missingBelow` that are not indexed: the events of later ones may be on their way. Deleted tweets stay deleted. For upgrades.
   */
  async correct(entries: readonly IndexEntry[], missingBelow: string): Promise<ChangedTweet[]> {
    const found = await this.#tweets.find({ _id: { $in: entries.map(({ _id }) => _id) } }).toArray();
    const stored = new Map(found.map((document) => [document._id, document]));
    const changes = entries.map(async ({ _id, ...entry }): Promise<ChangedTweet[]> => {
      const document = stored.get(_id);
      const after = { counted: countedTweetOf({ _id, ...entry }), terms: entry.terms };
      if (document === undefined) {
        if (_id >= missingBelow) return [];
        // Lower than the id of every event about the tweet.
        const added = await this.add({ _id, ...entry }, _id);
        return added === null ? [] : [{ tweetId: _id, ...added }];
      }
      if (document.revision === GONE || isSame(document, entry)) return [];
      const { modifiedCount } = await this.#tweets.updateOne(
        { _id, revision: document.revision },
        { $set: entry },
      );
      const before = { counted: countedTweetOf(document), terms: document.terms };
      return modifiedCount === 0 ? [] : [{ tweetId: _id, before, after }];
    });
    return (await Promise.all(changes)).flat();
  }

  /** Whether the author has another tweet from `sinceId` on that counts for the hashtag. Only tweets of public authors count. */
  async usesTag(authorId: string, tag: string, sinceId: string): Promise<boolean> {
    const found = await this.#tweets.findOne(
      { terms: authorTerm(authorId, true), _id: { $gte: sinceId }, counted: true, tags: tag },
      { projection: { _id: 1 }, hint: 'postings' },
    );
    return found !== null;
  }

  /** The tweets that count from `sinceId` on, oldest first. */
  async *countedSince(sinceId: string): AsyncIterable<CountedTweet> {
    const found = this.#tweets
      .find({ counted: true, _id: { $gte: sinceId } }, { projection: COUNTED })
      .sort({ counted: 1, _id: 1 })
      .hint('counted');
    for await (const document of found) yield countedTweetOf(document) as CountedTweet;
  }
}

function isSame(document: IndexedTweetDocument, entry: Omit<IndexEntry, '_id'>): boolean {
  const { authorId, terms, text, tags, lang, counted } = document;
  return isDeepStrictEqual({ authorId, terms, text, tags, lang, counted }, entry);
}

/** The term that all tweets of an author have, plain or scoped. */
function authorTerm(authorId: string, isPublic: boolean): string {
  return isPublic ? term.from(authorId) : scopedTerm(authorId, term.from(authorId));
}

/** The result of a write whose condition did not hold. */
const UNCHANGED = Symbol('unchanged');

/** An upsert whose condition does not hold tries to insert a second document and gets a duplicate key error. */
async function orUnchanged<T>(write: Promise<T>): Promise<T | typeof UNCHANGED> {
  return write.catch((error: unknown) => {
    if (isDuplicate(error)) return UNCHANGED;
    throw error;
  });
}
