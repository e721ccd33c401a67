import type { Mongo } from '../mongo/mongo.js';

/**
 * The published read model of who wrote what: tweet keys by author, newest first. The tweets room writes these
 * documents and owns the index `{ authorId: 1, _id: -1 }`; every room may read them through this port alone.
 */
export interface AuthorIndex {
  /** Up to `limit` tweets of any of the authors, newest first, with ids below `below` and above `above`. */
  newest(
    authorIds: readonly string[],
    page: { below?: string; above?: string; limit: number },
  ): Promise<IndexedTweet[]>;
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

/** The part of a `tweets` document that other rooms may read. */
export interface IndexedTweetDocument {
  _id: string;
  authorId: string;
  retweetOf: { tweetId: string; authorId: string } | null;
  inReplyTo: { tweetId: string; authorId: string } | null;
  /** ms since 1970; null for a tweet that is there. */
  deletedAt: number | null;
}

export function readAuthorIndex(mongo: Mongo): AuthorIndex {
  const tweets = mongo.database('tweets').collection<IndexedTweetDocument>('tweets');
  return {
    async newest(authorIds, { below, above, limit }) {
      const bounds = {
        ...(below === undefined ? {} : { $lt: below }),
        ...(above === undefined ? {} : { $gt: above }),
      };
      const found = await tweets
        .find(
          {
            authorId: { $in: [...new Set(authorIds)] },
            deletedAt: null,
            ...(Object.keys(bounds).length === 0 ? {} : { _id: bounds }),
          },
          { projection: { authorId: 1, retweetOf: 1, inReplyTo: 1 } },
        )
        .sort({ _id: -1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id, authorId, retweetOf, inReplyTo }) => ({
        tweetId: _id,
        authorId,
        retweetOf,
        inReplyTo,
      }));
    },
  };
}
