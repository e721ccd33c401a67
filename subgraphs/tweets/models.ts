import type { TweetRecord } from './store/index.js';

/** A tweet that the viewer may see. */
export interface TweetModel {
  id: string;
  record: TweetRecord;
  /** The source of text, counts and viewer flags: the original for a retweet, otherwise the tweet itself. */
  content: TweetRecord;
}

/** A user by id: the users subgraph resolves the other fields. */
export interface UserModel {
  id: string;
}

/** The signed-in user. */
export interface ViewerModel {
  id: string;
}
