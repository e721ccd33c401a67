/** A tweet in this subgraph: its keys. Other subgraphs resolve the tweet and its author, each from its own key. */
export interface TweetModel {
  __typename: 'Tweet';
  id: string;
  author: UserModel;
}

export interface UserModel {
  id: string;
}

/** The value of the subscription field for one event. `__typename` selects the member of the union. */
export type HomeTimelineEventModel =
  | { __typename: 'TweetPosted'; cursor: string; tweet: TweetModel | null }
  | { __typename: 'TweetEdited'; cursor: string; tweet: TweetModel | null }
  | { __typename: 'TweetDeleted'; cursor: string; tweetId: string }
  | { __typename: 'TimelineGap'; cursor: string; missed: number | null };
