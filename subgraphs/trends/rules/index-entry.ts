import type { TweetKeys, TweetText } from '#schema/events.js';
import { tagName } from '#social/text/fold.js';
import { scopeTerms } from './text/scoped-terms.js';
import { termsOf } from './text/terms.js';

/** What the index holds of a tweet's text. */
export interface IndexEntry {
  /** The tweet's id. */
  _id: string;
  authorId: string;
  /** The terms of the inverted index, see `text/terms.ts`; scoped while the author is not public, see `text/scoped-terms.ts`. */
  terms: string[];
  /** The folded words in order, for phrases. */
  text: string;
  /** Hashtags, without #, case-folded. */
  tags: string[];
  lang: string | null;
  /** Whether its hashtags count in trends: it has hashtags, and its author is public. */
  counted: boolean;
}

/** The entry of a tweet in the index, by whether everybody may see the author's tweets. */
export function indexEntryOf(tweet: TweetKeys & TweetText, isPublic: boolean): IndexEntry {
  const { tweetId, authorId, lang } = tweet;
  const { terms, text } = termsOf(tweet);
  const tags = [...new Set(tweet.hashtags.map(tagName))];
  const counted = tags.length > 0 && isPublic;
  return { _id: tweetId, authorId, terms: scopeTerms(terms, authorId, isPublic), text, tags, lang, counted };
}
