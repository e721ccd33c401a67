import type { Collection, Db } from 'mongodb';
import type { IndexedTweetDocument } from './indexed-tweet.js';

/** A tweet that has a term, with the fields that decide whether it matches a query and how well. */
export interface Posting {
  tweetId: string;
  authorId: string;
  terms: readonly string[];
  text: string;
  tags: readonly string[];
  engagement: number;
}

/** A range of tweet ids: from `from` and up to `to`, both inclusive, and below `below`, exclusive. */
export interface Bounds {
  from?: string;
  to?: string;
  below?: string;
}

/**
 * The read side of the inverted index. An external search engine (Elasticsearch, OpenSearch) would implement this one
 * method.
 */
export interface Postings {
  /** Up to `limit` tweets that have `term`, newest first. Reads as many documents as it returns. */
  newest(term: string, bounds: Bounds, limit: number): Promise<Posting[]>;
}

export function openPostings(database: Db): Postings {
  const tweets: Collection<IndexedTweetDocument> = database.collection('tweets');
  return {
    async newest(term, bounds, limit) {
      // No projection: nearly all fields are used, and the embedded store returns whole documents without a copy.
      const found = await tweets
        .find({ terms: term, ...idsWithin(bounds) })
        .sort({ _id: -1 })
        .limit(limit)
        .hint('postings')
        .toArray();
      return found.map(({ _id: tweetId, authorId, terms, text, tags, engagement }) => {
        return { tweetId, authorId, terms, text, tags, engagement };
      });
    },
  };
}

function idsWithin({ from, to, below }: Bounds): { _id?: Record<string, string> } {
  const bounds = {
    ...(from === undefined ? {} : { $gte: from }),
    ...(to === undefined ? {} : { $lte: to }),
    ...(below === undefined ? {} : { $lt: below }),
  };
  return Object.keys(bounds).length === 0 ? {} : { _id: bounds };
}
