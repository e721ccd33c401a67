import type { Filter } from 'mongodb';
import { Batches } from '#platform/mongo/batches.js';
import { readKeys } from '#platform/mongo/key-documents.js';
import type { Mongo } from '#platform/mongo/mongo.js';

/**
 * The published read model of who wrote what: tweet keys by author, newest first. The tweets subgraph writes these
 * documents and owns the index `{ authorId: 1, _id: -1 }`; every subgraph may read them through this port alone.
 */
export interface AuthorIndex {
  /** Up to `limit` tweets of any of the authors, newest first, with ids below `below` and above `above`. */
  newest(authorIds: readonly string[], page: IndexPage): Promise<IndexedTweet[]>;
  /**
   * The same of one author who has posted little since `above`; what many ask for at the same time, each of another author,
   * is read at once.
   */
  latest(authorId: string, page: IndexPage & { above: string }): Promise<IndexedTweet[]>;
  /** Whether a tweet is there at this moment; what many ask for at the same time is read at once. */
  has(tweet: Pick<IndexedTweet, 'tweetId' | 'authorId'>): Promise<boolean>;
}

/** Which part of a list is wanted: ids, both excluded. */
export interface IndexPage {
  below?: string;
  above?: string;
  limit: number;
}

/** The key of a tweet with what a timeline must know of it. */
export interface IndexedTweet {
  tweetId: string;
  authorId: string;
  /** The original, for a retweet. */
  retweetOf: { tweetId: string; authorId: string } | null;
  /** The parent, for a reply. */
  inReplyTo: { tweetId: string; authorId: string } | null;
}

/** The part of a `tweets` document that other subgraphs may read. */
export interface IndexedTweetDocument {
  _id: string;
  authorId: string;
  retweetOf: { tweetId: string; authorId: string } | null;
  inReplyTo: { tweetId: string; authorId: string } | null;
  /** ms since 1970; null for a tweet that is there. */
  deletedAt: number | null;
}

/** How many tweets one read for many authors may find; beyond it each is read alone. */
const TOGETHER = 500;

export function readAuthorIndex(mongo: Mongo): AuthorIndex {
  const tweets = mongo.database('tweets').collection<IndexedTweetDocument>('tweets');
  const presence = new Batches<Pick<IndexedTweet, 'tweetId' | 'authorId'>, boolean>(async (wanted) => {
    const ids = wanted.map(({ tweetId }) => tweetId);
    // On a cluster the authors tell where to look.
    const authorId = { $in: [...new Set(wanted.map((each) => each.authorId))] };
    const found = await tweets
      .find({ _id: { $in: ids }, authorId, deletedAt: null }, { projection: { _id: 1 } })
      .toArray();
    const there = new Set(found.map(({ _id }) => _id));
    return ids.map((id) => there.has(id));
  });

  const newest = async (authorIds: readonly string[], page: IndexPage): Promise<IndexedTweet[]> => {
    const { below, above, limit } = page;
    const bounds = {
      ...(below === undefined ? {} : { $lt: below }),
      ...(above === undefined ? {} : { $gt: above }),
    };
    const filter: Filter<IndexedTweetDocument> = {
      authorId: { $in: [...new Set(authorIds)] },
      deletedAt: null,
      ...(Object.keys(bounds).length === 0 ? {} : { _id: bounds }),
    };
    const projection = { authorId: 1, retweetOf: 1, inReplyTo: 1 };
    // All in one answer: by itself the engine gives a hundred, and the rest when it is asked again.
    const found = await tweets
      .find(filter, { projection, raw: true, batchSize: limit + 1 })
      .sort({ _id: -1 })
      .limit(limit)
      .toArray();
    return readKeys<IndexedTweetDocument>(found).map(toTweet);
  };

  const latest = new Batches<Latest, IndexedTweet[]>(async (wanted) => {
    const above = wanted.reduce((first, each) => (each.above < first ? each.above : first), wanted[0]!.above);
    const authors = wanted.map(({ authorId }) => authorId);
    const found = wanted.length === 1 ? null : await newest(authors, { above, limit: TOGETHER });
    if (found !== null && found.length < TOGETHER) return wanted.map((each) => partOf(found, each));
    return Promise.all(wanted.map(({ authorId, ...page }) => newest([authorId], page)));
  });

  return {
    newest,
    latest: (authorId, page) => latest.do({ authorId, ...page }),
    has: (tweet) => presence.do(tweet),
  };
}

interface Latest extends IndexPage {
  authorId: string;
  above: string;
}

/** What one asked for, of what was read for many; newest first. */
function partOf(found: readonly IndexedTweet[], { authorId, above, below, limit }: Latest): IndexedTweet[] {
  const theirs = found.filter(
    (tweet) =>
      tweet.authorId === authorId && tweet.tweetId > above && (below === undefined || tweet.tweetId < below),
  );
  return theirs.slice(0, limit);
}

function toTweet({ _id, authorId, retweetOf, inReplyTo }: IndexedTweetDocument): IndexedTweet {
  return { tweetId: _id, authorId, retweetOf, inReplyTo };
}
