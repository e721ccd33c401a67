import { Carrier, openCollection, SchemaVersion, type Mongo } from '#platform/mongo/index.js';
import {
  AUTHOR_INDEX,
  AUTHOR_INDEX_INDEXES,
  authorIndexCollection,
} from '#social/read-models/author-index.js';
import { MUTED_CONVERSATIONS, MuteList, muteListCollection } from '#social/read-models/mutes/index.js';
import { RETWEETS, retweetsCollection, TWEETS_SCHEMA } from '#social/read-models/retweets.js';
import { AuthorIndexWriter } from './author-index.js';
import { Authors } from './authors.js';
import { BOOKMARK_INDEXES, Bookmarks } from './bookmarks.js';
import {
  AUTHORS,
  BOOKMARKS,
  ERASURES,
  IDEMPOTENCY_KEYS,
  LIKES,
  TWEETS,
  type AuthorDocument,
  type BookmarkDocument,
  type ErasureDocument,
  type IdempotencyKey,
  type LikeDocument,
  type TweetDocument,
} from './documents.js';
import { ERASURE_INDEXES, Erasures } from './erasures.js';
import { IDEMPOTENCY_KEY_INDEXES, IdempotencyKeys } from './idempotency-keys.js';
import { LIKE_INDEXES, Likes } from './likes.js';
import { RETWEET_INDEXES, Retweets } from './retweets.js';
import { TWEET_INDEXES, Tweets } from './tweets.js';

export {
  pairId,
  pairKey,
  NO_COUNTS,
  type IdempotencyKey,
  type TweetDocument,
  type TweetRecord,
  type TweetRef,
} from './documents.js';

/** The collections of the subgraph. */
export interface Store {
  tweets: Tweets;
  likes: Likes;
  bookmarks: Bookmarks;
  mutedConversations: MuteList;
  retweets: Retweets;
  idempotencyKeys: IdempotencyKeys;
  authors: Authors;
  erasures: Erasures;
  authorIndex: AuthorIndexWriter;
  /** The collections whose documents have an outbox. */
  carriers: Carrier[];
}

/** The subgraph's own collections, and those of the read models. */
export const COLLECTIONS = [
  ...[TWEETS, IDEMPOTENCY_KEYS, RETWEETS, LIKES, BOOKMARKS, AUTHORS, ERASURES],
  ...[AUTHOR_INDEX, MUTED_CONVERSATIONS],
];

/** Opens the subgraph's collections; resolves when their indexes exist. */
export async function openStore(mongo: Mongo): Promise<Store> {
  const tweets = new Tweets(openCollection<TweetDocument>(mongo, TWEETS));
  const likes = new Likes(openCollection<LikeDocument>(mongo, LIKES));
  const bookmarks = new Bookmarks(openCollection<BookmarkDocument>(mongo, BOOKMARKS));
  const erasures = new Erasures(openCollection<ErasureDocument>(mongo, ERASURES));
  const authorIndex = new AuthorIndexWriter(authorIndexCollection(mongo));
  const mutedConversations = new MuteList(muteListCollection(mongo, MUTED_CONVERSATIONS));
  const retweets = retweetsCollection(mongo);
  const keys = openCollection<IdempotencyKey>(mongo, IDEMPOTENCY_KEYS);
  const schema = new SchemaVersion(mongo, 'tweets', TWEETS_SCHEMA);
  await schema.open(tweets.collection);
  await Promise.all([
    tweets.collection.createIndexes(TWEET_INDEXES),
    likes.collection.createIndexes(LIKE_INDEXES),
    bookmarks.collection.createIndexes(BOOKMARK_INDEXES),
    erasures.collection.createIndexes(ERASURE_INDEXES),
    mutedConversations.ensureIndexes(),
    retweets.createIndexes(RETWEET_INDEXES),
    keys.createIndexes(IDEMPOTENCY_KEY_INDEXES),
    authorIndex.collection.createIndexes(AUTHOR_INDEX_INDEXES),
  ]);
  return {
    tweets,
    likes,
    bookmarks,
    mutedConversations,
    erasures,
    retweets: new Retweets(retweets, tweets, schema),
    idempotencyKeys: new IdempotencyKeys(keys, tweets, schema),
    authors: new Authors(openCollection<AuthorDocument>(mongo, AUTHORS)),
    authorIndex,
    carriers: [
      Carrier.of(tweets.collection),
      Carrier.of(likes.collection, LIKES),
      Carrier.of(erasures.collection),
      Carrier.of(mutedConversations.collection),
    ],
  };
}
