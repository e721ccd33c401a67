/** What the resolvers of this subgraph pass on as parents: keys, which the gateway hydrates in the subgraphs that own them. */
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
