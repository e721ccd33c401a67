import type { AnyEvent } from '#schema/events.js';
import type { WithOutbox } from '#platform/mongo/index.js';
import type { IndexedTweetDocument } from '#social/read-models/author-index.js';
import type { WithTally } from './idempotent-counter.js';

/** A tweet that another one points at, with its author, so that rules need no second look-up. */
export interface TweetRef {
  tweetId: string;
  authorId: string;
}

export interface Counts {
  likes: number;
  retweets: number;
  quotes: number;
  replies: number;
  views: number;
}

/** What everybody who may see a tweet sees of it: the part that is cached. */
export interface TweetRecord extends IndexedTweetDocument {
  kind: 'ORIGINAL' | 'REPLY' | 'QUOTE' | 'RETWEET';
  /** As it was sent; empty for a retweet and for a tweet that is gone. */
  text: string;
  /** ms since 1970. */
  createdAt: number;
  /** ISO 639-1. */
  lang: string | null;
  /** Without #, as written, in order, each once. */
  hashtags: string[];
  /** User ids, in order, each once. */
  mentions: string[];
  /** As written, in order, each once. */
  urls: string[];
  conversationId: string;
  quoteOf: TweetRef | null;
  counts: Counts;
  /** The earlier texts, oldest first, each with the ms at which it was replaced. */
  edits: { text: string; editedAt: number }[];
  editedAt: number | null;
}

/** `tweets`: one document per tweet, which stays without its content when the tweet is deleted. */
export interface TweetDocument extends TweetRecord, WithOutbox, WithTally {
  /** `${original}:${author}` of a retweet that is there; unique, so that nobody retweets a tweet twice. */
  retweetKey?: string;
  /** What makes a retry of postTweet safe. */
  idempotency?: {
    /** `${authorId}:${key}`; unique. */
    key: string;
    /** Of all that was asked for under the key. */
    fingerprint: string;
  };
}

/** `likes`: who likes which tweet. A like that was taken back stays, inactive, to carry its event. */
export interface LikeDocument extends WithOutbox {
  /** `${tweetId}:${userId}` */
  _id: string;
  tweetId: string;
  authorId: string;
  userId: string;
  active: boolean;
  /** A Snowflake: when it was last given. Orders lists. */
  since: string;
}

/** `bookmarks`: nobody else hears of them, so there is no event to carry and an undone one is deleted. */
export interface BookmarkDocument {
  /** `${tweetId}:${userId}` */
  _id: string;
  tweetId: string;
  userId: string;
  /** A Snowflake: when it was made. Orders lists. */
  since: string;
}

/**
 * `retweets`: who has retweeted what. Follows from the tweets of kind RETWEET; it spares the question "did the viewer
 * retweet these fifty?" a second find in `tweets`.
 */
export interface RetweetDocument {
  /** `${original}:${userId}` */
  _id: string;
  /** The newest retweet of the pair; older events than its own are ignored. */
  retweetId: string;
  active: boolean;
}

/** `authors`: how many tweets a user has. */
export interface AuthorDocument extends WithTally {
  _id: string;
  tweets: number;
}

/** The key of what one user did to one tweet. */
export function pairId(tweetId: string, userId: string): string {
  return `${tweetId}:${userId}`;
}

/** The counts that a new tweet begins with. */
export const NO_COUNTS: Counts = { likes: 0, retweets: 0, quotes: 0, replies: 0, views: 0 };

/** A document that still has its event to publish. */
export interface Carrier {
  _id: string;
  outbox?: AnyEvent[];
}
