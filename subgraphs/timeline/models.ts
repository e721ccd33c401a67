/** A tweet as this subgraph knows it: its keys. The rest comes from other subgraphs, tweet and author side by side. */
export interface TweetModel {
  __typename: 'Tweet';
  id: string;
  author: UserModel;
}

export interface UserModel {
  id: string;
}

/** What a notice says, with the member of the union it is; the gateway hands it in as the value of the subscription. */
export type HomeTimelineEventModel =
  | { __typename: 'TweetPosted'; cursor: string; tweet: TweetModel | null }
  | { __typename: 'TweetEdited'; cursor: string; tweet: TweetModel | null }
  | { __typename: 'TweetDeleted'; cursor: string; tweetId: string }
  | { __typename: 'TimelineGap'; cursor: string; missed: number | null };
