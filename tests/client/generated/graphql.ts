/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Who signs in. */
export type LoginInput = {
  /** Username or e-mail. */
  login: string;
  /** The password. */
  password: string;
};

/** A new tweet. */
export type PostTweetInput = {
  /** Makes a retry safe: the same key and text within 24 hours give the same tweet. Up to 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The tweet that this one answers. */
  inReplyTo?: string | number | null | undefined;
  /** The tweet that this one quotes. */
  quoteOf?: string | number | null | undefined;
  /** 1 to 280 weighted characters: emoji and CJK count 2, web addresses 23. */
  text: string;
};

/** A new account. */
export type RegisterInput = {
  /** 1 to 50 characters. */
  displayName: string;
  /** Up to 255 characters; unique. */
  email: string;
  /** 8 to 256 characters. */
  password: string;
  /** 1 to 15 of A-Z a-z 0-9 and _. */
  username: string;
};

/** What a tweet is. */
export type TweetKind =
  /** Stands for itself. */
  | 'ORIGINAL'
  /** Quotes another tweet. */
  | 'QUOTE'
  /** Answers another tweet. */
  | 'REPLY'
  /** Passes another tweet on. */
  | 'RETWEET';

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register: { accessToken: string, expiresAt: string, refreshToken: string, user: { id: string, username: string } } };

export type FollowMutationVariables = Exact<{
  id: string | number;
}>;


export type FollowMutation = { followUser: { id: string, followersCount: number, viewerRelationship: { following: boolean, followRequested: boolean } | null } };

export type UnfollowMutationVariables = Exact<{
  id: string | number;
}>;


export type UnfollowMutation = { unfollowUser: { id: string, followersCount: number } };

export type PostTweetMutationVariables = Exact<{
  input: PostTweetInput;
}>;


export type PostTweetMutation = { postTweet: { id: string, text: string, kind: TweetKind } };

export type DeleteTweetMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteTweetMutation = { deleteTweet: string };

export type TweetByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type TweetByIdQuery = { tweet: { id: string, text: string, author: { username: string, displayName: string } | null } | null };

export type HomeTimelineQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  before?: string | null | undefined;
}>;


export type HomeTimelineQuery = { homeTimeline: { edges: Array<{ cursor: string, node: { id: string, text: string, author: { username: string, displayName: string } | null } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type TimelineEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TimelineEventsSubscription = { homeTimelineEvents:
    | { __typename: 'TimelineGap', cursor: string, missed: number | null }
    | { __typename: 'TweetDeleted', cursor: string, tweetId: string }
    | { __typename: 'TweetEdited', cursor: string, tweet: { id: string, text: string } | null }
    | { __typename: 'TweetPosted', cursor: string, tweet: { id: string, text: string, author: { displayName: string } | null } | null }
   };

export type LoginMutationVariables = Exact<{
  input: LoginInput;
}>;


export type LoginMutation = { login: { accessToken: string, user: { username: string, tweetsCount: number } } };

export type LivelyQueryVariables = Exact<{ [key: string]: never; }>;


export type LivelyQuery = { homeTimeline: { edges: Array<{ node: { text: string, author: { displayName: string } | null } | null }> }, trends: { items: Array<{ name: string, tweetVolume: number }> }, searchUsers: { edges: Array<{ node: { username: string } | null }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
    accessToken
    expiresAt
    refreshToken
    user {
      id
      username
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const FollowDocument = new TypedDocumentString(`
    mutation Follow($id: ID!) {
  followUser(id: $id) {
    id
    followersCount
    viewerRelationship {
      following
      followRequested
    }
  }
}
    `) as unknown as TypedDocumentString<FollowMutation, FollowMutationVariables>;
export const UnfollowDocument = new TypedDocumentString(`
    mutation Unfollow($id: ID!) {
  unfollowUser(id: $id) {
    id
    followersCount
  }
}
    `) as unknown as TypedDocumentString<UnfollowMutation, UnfollowMutationVariables>;
export const PostTweetDocument = new TypedDocumentString(`
    mutation PostTweet($input: PostTweetInput!) {
  postTweet(input: $input) {
    id
    text
    kind
  }
}
    `) as unknown as TypedDocumentString<PostTweetMutation, PostTweetMutationVariables>;
export const DeleteTweetDocument = new TypedDocumentString(`
    mutation DeleteTweet($id: ID!) {
  deleteTweet(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteTweetMutation, DeleteTweetMutationVariables>;
export const TweetByIdDocument = new TypedDocumentString(`
    query TweetById($id: ID!) {
  tweet(id: $id) {
    id
    text
    author {
      username
      displayName
    }
  }
}
    `) as unknown as TypedDocumentString<TweetByIdQuery, TweetByIdQueryVariables>;
export const HomeTimelineDocument = new TypedDocumentString(`
    query HomeTimeline($first: Int, $after: String, $before: String) {
  homeTimeline(first: $first, after: $after, before: $before) {
    edges {
      cursor
      node {
        id
        text
        author {
          username
          displayName
        }
      }
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<HomeTimelineQuery, HomeTimelineQueryVariables>;
export const TimelineEventsDocument = new TypedDocumentString(`
    subscription TimelineEvents($after: String) {
  homeTimelineEvents(after: $after) {
    __typename
    ... on TweetPosted {
      cursor
      tweet {
        id
        text
        author {
          displayName
        }
      }
    }
    ... on TweetEdited {
      cursor
      tweet {
        id
        text
      }
    }
    ... on TweetDeleted {
      cursor
      tweetId
    }
    ... on TimelineGap {
      cursor
      missed
    }
  }
}
    `) as unknown as TypedDocumentString<TimelineEventsSubscription, TimelineEventsSubscriptionVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($input: LoginInput!) {
  login(input: $input) {
    accessToken
    user {
      username
      tweetsCount
    }
  }
}
    `) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const LivelyDocument = new TypedDocumentString(`
    query Lively {
  homeTimeline(first: 20) {
    edges {
      node {
        text
        author {
          displayName
        }
      }
    }
  }
  trends(window: DAY) {
    items {
      name
      tweetVolume
    }
  }
  searchUsers(query: "finch", first: 100) {
    edges {
      node {
        username
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LivelyQuery, LivelyQueryVariables>;