import { Carrier, openCollection, type Mongo } from '#platform/mongo/index.js';
import { AUTHOR_INDEX_INDEXES, authorIndexCollection } from '#social/read-models/author-index.js';
import { AuthorIndexWriter } from './author-index.js';
import { Authors } from './authors.js';
import { BOOKMARK_INDEXES, Bookmarks } from './bookmarks.js';
import {
  AUTHORS,
  BOOKMARKS,
  ERASURES,
  LIKES,
  TWEETS,
  type AuthorDocument,
  type BookmarkDocument,
  type ErasureDocument,
  type LikeDocument,
  type RetweetDocument,
  type TweetDocument,
} from './documents.js';
import { ERASURE_INDEXES, Erasures } from './erasures.js';
import { LIKE_INDEXES, Likes } from './likes.js';
import { Retweets } from './retweets.js';
import { TWEET_INDEXES, Tweets } from './tweets.js';

export {
  pairId,
  NO_COUNTS,
  type RetweetDocument,
  type TweetDocument,
  type TweetRecord,
  type TweetRef,
} from './documents.js';

/** The collections of the subgraph. */
export interface Store {
  tweets: Tweets;
  likes: Likes;
  bookmarks: Bookmarks;
  retweets: Retweets;
  authors: Authors;
  erasures: Erasures;
  authorIndex: AuthorIndexWriter;
  /** The collections whose documents have an outbox. */
  carriers: Carrier[];
}

/** Opens the subgraph's collections; resolves when their indexes exist. */
export async function openStore(mongo: Mongo): Promise<Store> {
  const database = mongo.database('tweets');
  const tweets = new Tweets(openCollection<TweetDocument>(mongo, TWEETS));
  const likes = new Likes(openCollection<LikeDocument>(mongo, LIKES));
  const bookmarks = new Bookmarks(openCollection<BookmarkDocument>(mongo, BOOKMARKS));
  const erasures = new Erasures(openCollection<ErasureDocument>(mongo, ERASURES));
  const authorIndex = new AuthorIndexWriter(authorIndexCollection(mongo));
  await Promise.all([
    tweets.collection.createIndexes(TWEET_INDEXES),
    likes.collection.createIndexes(LIKE_INDEXES),
    bookmarks.collection.createIndexes(BOOKMARK_INDEXES),
    erasures.collection.createIndexes(ERASURE_INDEXES),
    authorIndex.collection.createIndexes(AUTHOR_INDEX_INDEXES),
  ]);
  return {
    tweets,
    likes,
    bookmarks,
    erasures,
    retweets: new Retweets(database.collection<RetweetDocument>('retweets')),
    authors: new Authors(openCollection<AuthorDocument>(mongo, AUTHORS)),
    authorIndex,
    carriers: [
      Carrier.of(tweets.collection),
      Carrier.of(likes.collection, LIKES),
      Carrier.of(erasures.collection),
    ],
  };
}
