import type { IndexEntry } from '../rules/index-entry.js';

/** A document of the inverted index: the terms of a tweet, none for a deleted one, and what later events need. */
export interface IndexedTweetDocument extends IndexEntry {
  /** The id of the event that the text comes from. An older event changes nothing. */
  revision: string;
  /** Likes + 2 x (retweets + quotes) + 3 x replies. */
  engagement: number;
  /** The ids of the last events that changed `engagement`, so that a redelivered event does not count twice. */
  applied: string[];
  /** When it was deleted. The tombstone is kept for as long as late events may arrive. */
  goneAt?: Date;
}

/** The revision of a deleted tweet: greater than every event id. */
export const GONE = '~';

/** The fields of a tweet without text: not indexed yet, or deleted. */
export const NOTHING = { terms: [], text: '', tags: [], lang: null, counted: false };

/** The part of a tweet that counts in trends: each hashtag once, for the author, in the minute of the tweet. */
export interface CountedTweet {
  tweetId: string;
  authorId: string;
  tags: readonly string[];
  lang: string | null;
}

/** A state of an indexed tweet. */
export interface IndexState {
  /** Null when the tweet does not count in trends. */
  counted: CountedTweet | null;
  terms: readonly string[];
}

/** A change of an indexed tweet. */
export interface IndexChange {
  before: IndexState;
  after: IndexState;
}

export function countedTweetOf(
  document: Pick<IndexedTweetDocument, '_id' | 'authorId' | 'tags' | 'lang' | 'counted'> | null,
): CountedTweet | null {
  if (!document?.counted) return null;
  const { _id, authorId, tags, lang } = document;
  return { tweetId: _id, authorId, tags, lang };
}
