import type { Collection, Db } from 'mongodb';
import { plainTerms } from '../rules/text/scoped-terms.js';
import type { IndexedTweetDocument } from './indexed-tweet.js';
import { INDEXED_TWEETS } from './collections.js';

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

/** Bounds, and the number of tweets that are read. */
export interface Page extends Bounds {
  limit: number;
}

/**
 * The read side of the inverted index. An external search engine (Elasticsearch, OpenSearch) would implement this one
 * method.
 */
export interface Postings {
  /**
   * Up to `limit` tweets that have one of the terms, newest first. Reads about as many documents as it returns. `signal` aborts
   * the read.
   */
  newest(terms: readonly string[], page: Page, signal?: AbortSignal): Promise<Posting[]>;
}

/** Terms of one find. MongoDB merges the index ranges of up to 200 terms in order; for more, it reads them all and sorts. */
const MAX_TERMS = 200;

/** Documents per reply. Each reply is decoded in one piece, and a read that nobody waits for any more ends between two. */
const DECODED_AT_ONCE = 250;

/** ms after which the store ends a read: no request waits longer. */
const MAX_MS = 2_000;

export function openPostings(database: Db): Postings {
  const tweets: Collection<IndexedTweetDocument> = database.collection(INDEXED_TWEETS.name);
  const read = async (
    some: readonly string[],
    { limit, ...bounds }: Page,
    signal: AbortSignal | undefined,
  ): Promise<Posting[]> => {
    const [first] = some;
    if (first === undefined) return [];
    // No projection: nearly all fields are used, and the embedded store returns whole documents without a copy.
    const found = await tweets
      .find(
        { terms: some.length === 1 ? first : { $in: [...some] }, ...idsWithin(bounds) },
        { signal, batchSize: DECODED_AT_ONCE },
      )
      .sort({ _id: -1 })
      .limit(limit)
      .hint('postings')
      .maxTimeMS(MAX_MS)
      .toArray();
    return found.map(({ _id: tweetId, authorId, terms, text, tags, engagement }) => {
      return { tweetId, authorId, terms: plainTerms(terms), text, tags, engagement };
    });
  };
  return {
    async newest(terms, page, signal) {
      if (terms.length <= MAX_TERMS) return read(terms, page, signal);
      const parts = Array.from({ length: Math.ceil(terms.length / MAX_TERMS) }, (_, part) =>
        read(terms.slice(part * MAX_TERMS, (part + 1) * MAX_TERMS), page, signal),
      );
      // Each tweet has one of the terms alone: the plain one, or the one of its author.
      const found = (await Promise.all(parts)).flat();
      return found.sort((a, b) => (a.tweetId < b.tweetId ? 1 : -1)).slice(0, page.limit);
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
