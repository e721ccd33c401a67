import type { Collection, Document } from 'mongodb';
import type { Mongo } from '#platform/mongo/index.js';
import { AUTHOR_INDEX_INDEXES, authorIndexCollection } from '#social/read-models/author-index.js';
import { AuthorIndexWriter } from './author-index.js';
import { Authors } from './authors.js';
import { BOOKMARK_INDEXES, Bookmarks } from './bookmarks.js';
import type {
  AuthorDocument,
  BookmarkDocument,
  ErasureDocument,
  LikeDocument,
  RetweetDocument,
  TweetDocument,
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
  carriers: Collection<Document>[];
}

/** Opens the subgraph's collections; resolves when their indexes exist. */
export async function openStore(mongo: Mongo): Promise<Store> {
  const database = mongo.database('tweets');
  const tweets = new Tweets(database.collection<TweetDocument>('tweets'));
  const likes = new Likes(database.collection<LikeDocument>('likes'));
  const bookmarks = new Bookmarks(database.collection<BookmarkDocument>('bookmarks'));
  const erasures = new Erasures(database.collection<ErasureDocument>('erasures'));
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
    authors: new Authors(database.collection<AuthorDocument>('authors')),
    authorIndex,
    // `Collection<T>` is not assignable to `Collection<Document>`, although the outbox only uses the fields of `WithOutbox`.
    carriers: [tweets.collection, likes.collection, erasures.collection] as unknown as Collection<Document>[],
  };
}
