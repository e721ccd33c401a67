/* eslint-disable */
import * as types from './graphql.js';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation SignIn($input: LoginInput!) {\n    login(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n": typeof types.SignInDocument,
    "\n  mutation RefreshSession($refreshToken: String!) {\n    refreshSession(refreshToken: $refreshToken) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n": typeof types.RefreshSessionDocument,
    "\n  query HomePage($first: Int!, $after: String) {\n    homeTimeline(first: $first, after: $after) {\n      edges {\n        node {\n          id\n          text\n          author {\n            username\n          }\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      liveCursor\n    }\n  }\n": typeof types.HomePageDocument,
    "\n  subscription HomeEvents($after: String) {\n    homeTimelineEvents(after: $after) {\n      __typename\n      ... on TweetPosted {\n        cursor\n        tweet {\n          id\n          text\n          author {\n            username\n          }\n        }\n      }\n      ... on TweetEdited {\n        cursor\n        tweet {\n          id\n          text\n        }\n      }\n      ... on TweetDeleted {\n        cursor\n        tweetId\n      }\n      ... on TimelineGap {\n        cursor\n        missed\n      }\n    }\n  }\n": typeof types.HomeEventsDocument,
};
const documents: Documents = {
    "\n  mutation SignIn($input: LoginInput!) {\n    login(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n": types.SignInDocument,
    "\n  mutation RefreshSession($refreshToken: String!) {\n    refreshSession(refreshToken: $refreshToken) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n": types.RefreshSessionDocument,
    "\n  query HomePage($first: Int!, $after: String) {\n    homeTimeline(first: $first, after: $after) {\n      edges {\n        node {\n          id\n          text\n          author {\n            username\n          }\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      liveCursor\n    }\n  }\n": types.HomePageDocument,
    "\n  subscription HomeEvents($after: String) {\n    homeTimelineEvents(after: $after) {\n      __typename\n      ... on TweetPosted {\n        cursor\n        tweet {\n          id\n          text\n          author {\n            username\n          }\n        }\n      }\n      ... on TweetEdited {\n        cursor\n        tweet {\n          id\n          text\n        }\n      }\n      ... on TweetDeleted {\n        cursor\n        tweetId\n      }\n      ... on TimelineGap {\n        cursor\n        missed\n      }\n    }\n  }\n": types.HomeEventsDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: LoginInput!) {\n    login(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n"): (typeof documents)["\n  mutation SignIn($input: LoginInput!) {\n    login(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshSession($refreshToken: String!) {\n    refreshSession(refreshToken: $refreshToken) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n"): (typeof documents)["\n  mutation RefreshSession($refreshToken: String!) {\n    refreshSession(refreshToken: $refreshToken) {\n      accessToken\n      expiresAt\n      refreshToken\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HomePage($first: Int!, $after: String) {\n    homeTimeline(first: $first, after: $after) {\n      edges {\n        node {\n          id\n          text\n          author {\n            username\n          }\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      liveCursor\n    }\n  }\n"): (typeof documents)["\n  query HomePage($first: Int!, $after: String) {\n    homeTimeline(first: $first, after: $after) {\n      edges {\n        node {\n          id\n          text\n          author {\n            username\n          }\n        }\n      }\n      pageInfo {\n        endCursor\n        hasNextPage\n      }\n      liveCursor\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription HomeEvents($after: String) {\n    homeTimelineEvents(after: $after) {\n      __typename\n      ... on TweetPosted {\n        cursor\n        tweet {\n          id\n          text\n          author {\n            username\n          }\n        }\n      }\n      ... on TweetEdited {\n        cursor\n        tweet {\n          id\n          text\n        }\n      }\n      ... on TweetDeleted {\n        cursor\n        tweetId\n      }\n      ... on TimelineGap {\n        cursor\n        missed\n      }\n    }\n  }\n"): (typeof documents)["\n  subscription HomeEvents($after: String) {\n    homeTimelineEvents(after: $after) {\n      __typename\n      ... on TweetPosted {\n        cursor\n        tweet {\n          id\n          text\n          author {\n            username\n          }\n        }\n      }\n      ... on TweetEdited {\n        cursor\n        tweet {\n          id\n          text\n        }\n      }\n      ... on TweetDeleted {\n        cursor\n        tweetId\n      }\n      ... on TimelineGap {\n        cursor\n        missed\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;