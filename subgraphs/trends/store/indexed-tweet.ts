/** What the subgraph keeps of a tweet: what it can be found by, and what it weighs. */
export interface IndexedTweetDocument {
  /** The tweet's id. */
  _id: string;
  authorId: string;
  /** The postings of the inverted index, see `text/terms.ts`. Empty for a tweet that is gone. */
  terms: string[];
  /** The folded words in order, for phrases. */
  text: string;
  /** Hashtags, without #, case-folded. */
  tags: string[];
  lang: string | null;
  /** Whether its hashtags weigh in trends at the moment: it has some, and its author is public. */
  counted: boolean;
  /** The id of the event that the text is from; an older one changes nothing. */
  revision: string;
  /** Likes + 2 x (retweets + quotes) + 3 x replies. */
  engagement: number;
  /** The ids of the last events that changed `engagement`, so that a redelivered one does not count twice. */
  applied: string[];
  /** When it was deleted; the tombstone is kept as long as events can still come late. */
  goneAt?: Date;
}

/** The revision of a tweet that is gone: greater than any event id. */
export const GONE = '~';

/** A tweet that has no text: not yet, or no longer. */
export const NOTHING = { terms: [], text: '', tags: [], lang: null, counted: false };

/** What of a tweet weighs in trends: each of its hashtags once, for its author, in the minute it was posted. */
export interface Weight {
  tweetId: string;
  authorId: string;
  tags: readonly string[];
  lang: string | null;
}

/** How a tweet changed: what it weighed before and weighs now (null: nothing), and its terms before and now. */
export interface IndexChange {
  before: { weight: Weight | null; terms: readonly string[] };
  after: { weight: Weight | null; terms: readonly string[] };
}

export function weightOf(
  document: Pick<IndexedTweetDocument, '_id' | 'authorId' | 'tags' | 'lang' | 'counted'> | null,
): Weight | null {
  if (!document?.counted) return null;
  const { _id, authorId, tags, lang } = document;
  return { tweetId: _id, authorId, tags, lang };
}
