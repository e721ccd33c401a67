/**
 * The parents that this subgraph's resolvers pass on: keys only. The gateway fetches the rest from the owning
 * subgraphs.
 */
export interface HashtagModel {
  /** Without #, case-folded. */
  name: string;
}

export interface UserModel {
  id: string;
}

export interface TweetModel {
  id: string;
  author: UserModel;
}

export type SuggestionModel =
  ({ __typename: 'Hashtag' } & HashtagModel) | ({ __typename: 'User' } & UserModel);
