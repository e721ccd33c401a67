import type { Collection, Db } from 'mongodb';
import type { IndexedTweetDocument } from './indexed-tweet.js';

/** A tweet that has the term, with what is needed to tell whether it matches the rest and how well. */
export interface Posting {
  tweetId: string;
  authorId: string;
  terms: readonly string[];
  text: string;
  tags: readonly string[];
  engagement: number;
}

/** Ids between which to look: from `from` on, up to `to`, below `below`. */
export interface Bounds {
  from?: string;
  to?: string;
  below?: string;
}

/**
 * The read side of the inverted index, and its boundary: an external engine (Elasticsearch, OpenSearch) would stand
 * behind this one method.
 */
export interface Postings {
  /** Up to `limit` tweets that have `term`, newest first. Costs as much as it gives, whatever else is indexed. */
  newest(term: string, bounds: Bounds, limit: number): Promise<Posting[]>;
}

export function openPostings(database: Db): Postings {
  const tweets: Collection<IndexedTweetDocument> = database.collection('tweets');
  return {
    async newest(term, bounds, limit) {
      // No projection: nearly all of the document is wanted, and whole documents are handed over as they lie.
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
