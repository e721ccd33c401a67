import type { Collection, Filter, IndexDescription } from 'mongodb';
import { Batches } from '#platform/mongo/batches.js';
import { readKeys } from '#platform/mongo/key-documents.js';
import { openCollection, type CollectionLayout } from '#platform/mongo/layout.js';
import type { Mongo } from '#platform/mongo/mongo.js';
import { SchemaVersion } from '#platform/mongo/schema-version.js';
import { retweetsCollection, TWEETS_SCHEMA } from './retweets.js';

/**
 * The published read model of tweets by author: keys only, newest first. The tweets subgraph writes the collection; every
 * subgraph reads it through this port. The entry of a tweet is written before the tweet's event is published.
 */
export interface AuthorIndex {
  /**
   * Up to `limit` tweets of any of the authors, newest first, with ids below `below` and above `above`. `signal` aborts the
   * read.
   */
  newest(authorIds: readonly string[], page: IndexPage, signal?: AbortSignal): Promise<IndexedTweet[]>;
  /**
   * The same for one author who posted little since `above`. Concurrent calls, each for another author, share one find.
   */
  latest(authorId: string, page: IndexPage & { above: string }): Promise<IndexedTweet[]>;
  /**
   * Whether a tweet was deleted. False for a tweet without an entry: deletion is a mark in the entry. Concurrent calls share
   * one find.
   */
  isDeleted(tweet: Pick<IndexedTweet, 'tweetId' | 'authorId'>): Promise<boolean>;
  /**
   * A tweet that is not deleted, by its id alone; null without one. Asks all shards of a cluster: for a write by a user that names a
   * tweet, not for lists.
   */
  find(tweetId: string): Promise<IndexedTweet | null>;
  /**
   * A tweet that is no retweet, and up to `limit` of its retweets, oldest first, without deleted ones: everything that shows the
   * tweet. Empty when the tweet itself is deleted.
   */
  showing(tweet: Pick<IndexedTweet, 'tweetId' | 'authorId'>, limit: number): Promise<IndexedTweet[]>;
  /** What mutes look at, by tweet; deleted tweets are absent. One find. */
  contents(
    tweets: readonly Pick<IndexedTweet, 'tweetId' | 'authorId'>[],
  ): Promise<ReadonlyMap<string, TweetContent>>;
}

/** What a tweet belongs to and says, as far as mutes look at it. */
export interface TweetContent {
  conversationId: string;
  /** As `comparedText` writes it; empty for a retweet. */
  words: string;
}

/** A range of a list: both ids are excluded. */
export interface IndexPage {
  below?: string;
  above?: string;
  limit: number;
}

/** The key of a tweet, and the references that decide whether it belongs in a timeline. */
export interface IndexedTweet {
  tweetId: string;
  authorId: string;
  /** The original, for a retweet. */
  retweetOf: { tweetId: string; authorId: string } | null;
  /** The parent, for a reply. */
  inReplyTo: { tweetId: string; authorId: string } | null;
}

/** An entry of `authorIndex`. */
export interface AuthorIndexDocument extends Omit<IndexedTweet, 'tweetId'> {
  /** The id of the tweet. */
  _id: string;
  /** ms since 1970; null for a tweet that exists. An entry stays when its tweet is deleted. */
  deletedAt: number | null;
  /** Absent in entries of earlier versions, until `rookery reconcile`, and of tweets that are deleted. */
  content?: TweetContent;
  /** When the text of `content` was written, in ms since 1970; absent for the first text. */
  editedAt?: number;
}

/** A tweet has one author, so equal ids are on one shard. */
export const AUTHOR_INDEX: CollectionLayout = {
  database: 'tweets',
  name: 'authorIndex',
  shardKey: 'authorId',
  broadcasts: {
    '_id, deletedAt': 'A message quotes a tweet.',
    'deletedAt, retweetOf.tweetId': 'Until the documents of version 1 are migrated.',
  },
};

/** Created by the tweets subgraph. */
export const AUTHOR_INDEX_INDEXES: IndexDescription[] = [{ key: { authorId: 1, _id: -1 }, name: 'author' }];

const INDEXED_FIELDS = { authorId: 1, retweetOf: 1, inReplyTo: 1 } as const;

/** The collection itself: for the subgraph that writes it, and for fixtures. All others use `readAuthorIndex`. */
export function authorIndexCollection(mongo: Mongo): Collection<AuthorIndexDocument> {
  return openCollection(mongo, AUTHOR_INDEX);
}

/** How many tweets one shared find of `latest` returns at most; when there are more, each author is read alone. */
const MAX_SHARED = 500;

export function readAuthorIndex(mongo: Mongo): AuthorIndex {
  const entries = authorIndexCollection(mongo);
  const retweetsOf = readRetweets(mongo, entries);
  const deletions = new Batches<Pick<IndexedTweet, 'tweetId' | 'authorId'>, boolean>(async (tweets) => {
    const filter: Filter<AuthorIndexDocument> = {
      _id: { $in: tweets.map(({ tweetId }) => tweetId) },
      authorId: { $in: [...new Set(tweets.map(({ authorId }) => authorId))] },
      deletedAt: { $gt: 0 },
    };
    const found = await entries.find(filter, { projection: { _id: 1 } }).toArray();
    const deleted = new Set(found.map(({ _id }) => _id));
    return tweets.map(({ tweetId }) => deleted.has(tweetId));
  });

  const newest = async (
    authorIds: readonly string[],
    page: IndexPage,
    signal?: AbortSignal,
  ): Promise<IndexedTweet[]> => {
    const { limit } = page;
    const bounds = boundsOf(page);
    const filter: Filter<AuthorIndexDocument> = {
      authorId: { $in: [...new Set(authorIds)] },
      deletedAt: null,
      ...(Object.keys(bounds).length === 0 ? {} : { _id: bounds }),
    };
    // One reply: the default batch has 101 documents, and the rest would take a second round trip.
    const found = await entries
      .find(filter, { projection: INDEXED_FIELDS, raw: true, batchSize: limit + 1, signal })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
    return readKeys<AuthorIndexDocument>(found).map(toTweet);
  };

  const latest = new Batches<LatestPage, IndexedTweet[]>(async (pages) => {
    const above = pages.reduce(
      (lowest, page) => (page.above < lowest ? page.above : lowest),
      pages[0]!.above,
    );
    const authors = pages.map(({ authorId }) => authorId);
    const found = pages.length === 1 ? null : await newest(authors, { above, limit: MAX_SHARED });
    if (found !== null && found.length < MAX_SHARED) return pages.map((page) => selectPage(found, page));
    return Promise.all(pages.map(({ authorId, ...page }) => newest([authorId], page)));
  });

  return {
    newest,
    latest: (authorId, page) => latest.do({ authorId, ...page }),
    isDeleted: (tweet) => deletions.do(tweet),
    async find(tweetId) {
      const entry = await entries.findOne({ _id: tweetId, deletedAt: null }, { projection: INDEXED_FIELDS });
      return entry && toTweet(entry);
    },
    async showing({ tweetId, authorId }, limit) {
      const [original, others] = await Promise.all([
        entries.findOne({ _id: tweetId, authorId, deletedAt: null }, { projection: INDEXED_FIELDS }),
        retweetsOf(tweetId, authorId, limit),
      ]);
      return original === null ? [] : [toTweet(original), ...others];
    },
    contents: readContentsOf(entries),
  };
}

/** Reads what tweets belong to and say. */
function readContentsOf(entries: Collection<AuthorIndexDocument>): AuthorIndex['contents'] {
  return async (tweets) => {
    const filter: Filter<AuthorIndexDocument> = {
      _id: { $in: tweets.map(({ tweetId }) => tweetId) },
      authorId: { $in: [...new Set(tweets.map((each) => each.authorId))] },
      deletedAt: null,
    };
    const options = { projection: { content: 1 }, batchSize: tweets.length + 1 };
    const found = await entries.find(filter, options).toArray();
    return new Map(found.flatMap(({ _id, content }) => (content ? [[_id, content] as const] : [])));
  };
}

function boundsOf({ below, above }: IndexPage): { $lt?: string; $gt?: string } {
  return {
    ...(below === undefined ? {} : { $lt: below }),
    ...(above === undefined ? {} : { $gt: above }),
  };
}

/** Reads the retweets of a tweet that are not deleted, oldest first. */
function readRetweets(mongo: Mongo, entries: Collection<AuthorIndexDocument>) {
  const retweets = retweetsCollection(mongo);
  const schema = new SchemaVersion(mongo, 'tweets', TWEETS_SCHEMA);
  return async (tweetId: string, authorId: string, limit: number): Promise<IndexedTweet[]> => {
    if (await schema.isOld()) return retweetsInVersion1(entries, tweetId, limit);
    const found = await retweets
      .find({ tweetId, active: true }, { projection: { _id: 0, userId: 1, retweetId: 1 } })
      .sort({ retweetId: 1 })
      .limit(limit)
      .toArray();
    const retweetOf = { tweetId, authorId };
    return found.map(({ retweetId, userId }) => {
      return { tweetId: retweetId, authorId: userId, retweetOf, inReplyTo: null };
    });
  };
}

/** Until the retweets of version 1 have the id of their original in a field. */
async function retweetsInVersion1(
  entries: Collection<AuthorIndexDocument>,
  tweetId: string,
  limit: number,
): Promise<IndexedTweet[]> {
  const found = await entries
    .find({ 'retweetOf.tweetId': tweetId, deletedAt: null }, { projection: INDEXED_FIELDS })
    .sort({ _id: 1 })
    .limit(limit)
    .toArray();
  return found.map(toTweet);
}

interface LatestPage extends IndexPage {
  authorId: string;
  above: string;
}

/** The page of one author out of tweets of many authors, newest first. */
function selectPage(
  tweets: readonly IndexedTweet[],
  { authorId, above, below, limit }: LatestPage,
): IndexedTweet[] {
  const inPage = tweets.filter(
    (tweet) =>
      tweet.authorId === authorId && tweet.tweetId > above && (below === undefined || tweet.tweetId < below),
  );
  return inPage.slice(0, limit);
}

function toTweet({ _id, authorId, retweetOf, inReplyTo }: AuthorIndexDocument): IndexedTweet {
  return { tweetId: _id, authorId, retweetOf, inReplyTo };
}
