import { Batches } from '../mongo/batches.js';
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
  /** Whether a tweet is there at this moment; what many ask for at the same time is read at once. */
  has(tweet: Pick<IndexedTweet, 'tweetId' | 'authorId'>): Promise<boolean>;
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
  return {
    has: (tweet) => presence.do(tweet),

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
