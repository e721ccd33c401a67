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
  /** The id of the record: `Viewer:` and the id of the user. */
  id: string;
}

/** An object that `node` answers with. Other subgraphs resolve the fields of those that have only an id. */
export type NodeModel =
  | ({ __typename: 'Tweet' } & TweetModel)
  | ({ __typename: 'User' } & UserModel)
  | ({ __typename: 'Viewer' } & ViewerModel)
  | { __typename: 'Relationship' | 'Hashtag' | 'Conversation' | 'Message'; id: string };
