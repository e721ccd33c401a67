import type { Collection } from 'mongodb';
import { firstOfPair, openCollection, type CollectionLayout } from '#platform/mongo/layout.js';
import type { Mongo } from '#platform/mongo/mongo.js';

/**
 * `retweets`: which user retweeted which tweet. Written before the retweet itself, as the reservation that lets a user retweet a
 * tweet once; active when the retweet is written, inactive when it is deleted.
 */
export interface RetweetDocument {
  /** `${tweetId}:${userId}` */
  _id: string;
  /** The original. */
  tweetId: string;
  userId: string;
  /** The newest retweet of the pair; events of older retweets are ignored. */
  retweetId: string;
  active: boolean;
  /** When the pair was reserved, in ms since 1970; absent once the retweet is known to be written, or not to be. */
  reservedAt?: number;
}

export const RETWEETS: CollectionLayout = {
  database: 'tweets',
  name: 'retweets',
  shardKey: 'tweetId',
  shardKeyOf: firstOfPair,
};

/** The version of the documents of tweets that this code writes; see the migrations of the tweets subgraph. */
export const TWEETS_SCHEMA = 2;

export function retweetsCollection(mongo: Pick<Mongo, 'database'>): Collection<RetweetDocument> {
  return openCollection(mongo, RETWEETS);
}
