import type { AnyEvent, MediaRef } from '#schema/events.js';
import {
  firstOfPair,
  OUTBOX_BROADCASTS,
  type CollectionLayout,
  type Reservation,
  type WithOutbox,
} from '#platform/mongo/index.js';
import type { WithTally } from './idempotent-counter.js';

/** A reference to a tweet, with its author, so that rules need no second lookup. */
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

/** The viewer-independent part of a tweet: what the caches store. */
export interface TweetRecord {
  _id: string;
  authorId: string;
  kind: 'ORIGINAL' | 'REPLY' | 'QUOTE' | 'RETWEET';
  /** As it was sent; empty for a retweet and for a deleted tweet. */
  text: string;
  /** ms since 1970. */
  createdAt: number;
  /** ISO 639-1. */
  lang: string | null;
  /** Without #, as written, in order, without duplicates. */
  hashtags: string[];
  /** User ids, in order, without duplicates. */
  mentions: string[];
  /** As written, in order, without duplicates. */
  urls: string[];
  /** In order. Absent when there are none. */
  media?: MediaRef[];
  conversationId: string;
  inReplyTo: TweetRef | null;
  quoteOf: TweetRef | null;
  retweetOf: TweetRef | null;
  counts: Counts;
  /** The earlier texts, oldest first, each with the ms at which it was replaced. */
  edits: { text: string; editedAt: number }[];
  editedAt: number | null;
  /** ms since 1970; null for a tweet that exists. */
  deletedAt: number | null;
}

/** `tweets`: one document per tweet. A deleted tweet keeps its document, without content. */
export interface TweetDocument extends TweetRecord, WithOutbox, WithTally {
  /** Whether it is in the place of a tweet that was reserved and must not be written any more. Such a document is deleted, too. */
  precluded?: true;
}

/** The fields that a tweet had beside these in version 1, both with a unique index. */
export interface TweetInVersion1 extends TweetDocument {
  /** `${original}:${author}` of an existing retweet. */
  retweetKey?: string;
  idempotency?: { key: string; fingerprint: string };
}

/** `idempotencyKeys`: makes a retry of `postTweet` safe. The id is `${authorId}:${key}`, the owner a tweet. */
export interface IdempotencyKey extends Reservation {
  /** Of the input that was posted with the key. */
  fingerprint: string;
  /** The engine removes the document after this moment, when the key has long been free. */
  expires: Date;
}

/** `likes`: which user likes which tweet. An undone like stays as an inactive document, which carries its event. */
export interface LikeDocument extends WithOutbox {
  /** `${tweetId}:${userId}` */
  _id: string;
  tweetId: string;
  authorId: string;
  userId: string;
  active: boolean;
  /** A Snowflake: the time of the last like. Orders lists. */
  since: string;
}

/** `bookmarks`: they cause no event, so an undone bookmark is deleted. */
export interface BookmarkDocument {
  /** `${tweetId}:${userId}` */
  _id: string;
  tweetId: string;
  userId: string;
  /** A Snowflake: the time of the bookmark. Orders lists. */
  since: string;
}

/** `authors`: how many tweets a user has. */
export interface AuthorDocument extends WithTally {
  _id: string;
  tweets: number;
}

/** `erasures`: the deleted accounts whose tweets, likes and bookmarks are removed. Carries the event that goes on with it. */
export interface ErasureDocument extends WithOutbox {
  /** The id of the user. */
  _id: string;
}

/** The id of a document about one tweet and one user. */
export function pairId(tweetId: string, userId: string): string {
  return `${tweetId}:${userId}`;
}

/** The fields that find a document about one tweet and one user, whichever of them is the shard key. */
export function pairKey(tweetId: string, userId: string): { _id: string; tweetId: string; userId: string } {
  return { _id: pairId(tweetId, userId), tweetId, userId };
}

const DATABASE = 'tweets';

const RECONCILED = '`rookery reconcile`, for 500 tweets at a time.';
const RECOUNTED = 'A recount: by `rookery reconcile`, and for an event that is a hundred events late.';

export const TWEETS: CollectionLayout = {
  database: DATABASE,
  name: 'tweets',
  shardKey: '_id',
  broadcasts: {
    ...OUTBOX_BROADCASTS,
    'deletedAt, inReplyTo.tweetId': 'A page of the replies to a tweet: replies are on their own shards.',
    '_id range, deletedAt, inReplyTo.tweetId': 'The next page of them.',
    'authorId, deletedAt': 'The end of an account: 500 of its tweets at a time.',
    'inReplyTo.tweetId in': RECONCILED,
    'quoteOf.tweetId in': RECONCILED,
    'retweetOf.tweetId in': RECONCILED,
    'inReplyTo.tweetId': RECOUNTED,
    'quoteOf.tweetId': RECOUNTED,
    'retweetOf.tweetId': RECOUNTED,
    authorId: RECOUNTED,
    everything: 'The start of a process, and `rookery reconcile`.',
    '_id range': '`rookery reconcile`.',
    'idempotency.key': 'Until the documents of version 1 are migrated.',
  },
};
export const AUTHORS: CollectionLayout = { database: DATABASE, name: 'authors', shardKey: '_id' };
export const ERASURES: CollectionLayout = {
  database: DATABASE,
  name: 'erasures',
  shardKey: '_id',
  broadcasts: { ...OUTBOX_BROADCASTS, everything: '`rookery reconcile`.' },
};
export const IDEMPOTENCY_KEYS: CollectionLayout = {
  database: DATABASE,
  name: 'idempotencyKeys',
  shardKey: '_id',
};
export const LIKES: CollectionLayout = {
  database: DATABASE,
  name: 'likes',
  shardKey: 'tweetId',
  shardKeyOf: firstOfPair,
  broadcasts: {
    ...OUTBOX_BROADCASTS,
    'active, userId': 'A page of the tweets that a user likes, and the end of an account.',
    'active, since range, userId': 'The next page of the tweets that a user likes.',
  },
};
/** Only their owner asks for bookmarks. */
export const BOOKMARKS: CollectionLayout = {
  database: DATABASE,
  name: 'bookmarks',
  shardKey: 'userId',
  shardKeyOf: (id) => id.split(':')[1]!,
};

/** The counts of a new tweet. */
export const NO_COUNTS: Counts = { likes: 0, retweets: 0, quotes: 0, replies: 0, views: 0 };

/** A document with an outbox. */
export interface CarryingDocument {
  _id: string;
  outbox?: AnyEvent[];
}
