import type { TweetRecord } from './store/index.js';

/** A tweet that the viewer may see. */
export interface TweetModel {
  id: string;
  record: TweetRecord;
  /** Whose text, counts and flags are shown: the original's for a retweet, otherwise its own. */
  content: TweetRecord;
}

/** A user, known by id alone: the users subgraph fills in the rest. */
export interface UserModel {
  id: string;
}

/** The user who asks. */
export interface ViewerModel {
  id: string;
}
