/* eslint-disable */
import * as types from './graphql.js';



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
    "\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n      user {\n        id\n        username\n      }\n    }\n  }\n": typeof types.RegisterDocument,
    "\n  mutation Follow($id: ID!) {\n    followUser(id: $id) {\n      id\n      followersCount\n      viewerRelationship {\n        following\n        followRequested\n      }\n    }\n  }\n": typeof types.FollowDocument,
    "\n  mutation Unfollow($id: ID!) {\n    unfollowUser(id: $id) {\n      id\n      followersCount\n    }\n  }\n": typeof types.UnfollowDocument,
    "\n  mutation PostTweet($input: PostTweetInput!) {\n    postTweet(input: $input) {\n      id\n      text\n      kind\n    }\n  }\n": typeof types.PostTweetDocument,
    "\n  mutation DeleteTweet($id: ID!) {\n    deleteTweet(id: $id)\n  }\n": typeof types.DeleteTweetDocument,
    "\n  query TweetById($id: ID!) {\n    tweet(id: $id) {\n      id\n      text\n      author {\n        username\n        displayName\n      }\n    }\n  }\n": typeof types.TweetByIdDocument,
    "\n  query HomeTimeline($first: Int, $after: String, $before: String) {\n    homeTimeline(first: $first, after: $after, before: $before) {\n      edges {\n        cursor\n        node {\n          id\n          text\n          author {\n            username\n            displayName\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.HomeTimelineDocument,
    "\n  subscription TimelineEvents($after: String) {\n    homeTimelineEvents(after: $after) {\n      __typename\n      ... on TweetPosted {\n        cursor\n        tweet {\n          id\n          text\n          author {\n            displayName\n          }\n        }\n      }\n      ... on TweetEdited {\n        cursor\n        tweet {\n          id\n          text\n        }\n      }\n      ... on TweetDeleted {\n        cursor\n        tweetId\n      }\n      ... on TimelineGap {\n        cursor\n        missed\n      }\n    }\n  }\n": typeof types.TimelineEventsDocument,
    "\n  mutation Login($input: LoginInput!) {\n    login(input: $input) {\n      accessToken\n      user {\n        username\n        tweetsCount\n      }\n    }\n  }\n": typeof types.LoginDocument,
    "\n  query Lively {\n    homeTimeline(first: 20) {\n      edges {\n        node {\n          text\n          author {\n            displayName\n          }\n        }\n      }\n    }\n    trends(window: DAY) {\n      items {\n        name\n        tweetVolume\n      }\n    }\n    searchUsers(query: \"finch\", first: 100) {\n      edges {\n        node {\n          username\n        }\n      }\n    }\n  }\n": typeof types.LivelyDocument,
};
const documents: Documents = {
    "\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n      user {\n        id\n        username\n      }\n    }\n  }\n": types.RegisterDocument,
    "\n  mutation Follow($id: ID!) {\n    followUser(id: $id) {\n      id\n      followersCount\n      viewerRelationship {\n        following\n        followRequested\n      }\n    }\n  }\n": types.FollowDocument,
    "\n  mutation Unfollow($id: ID!) {\n    unfollowUser(id: $id) {\n      id\n      followersCount\n    }\n  }\n": types.UnfollowDocument,
    "\n  mutation PostTweet($input: PostTweetInput!) {\n    postTweet(input: $input) {\n      id\n      text\n      kind\n    }\n  }\n": types.PostTweetDocument,
    "\n  mutation DeleteTweet($id: ID!) {\n    deleteTweet(id: $id)\n  }\n": types.DeleteTweetDocument,
    "\n  query TweetById($id: ID!) {\n    tweet(id: $id) {\n      id\n      text\n      author {\n        username\n        displayName\n      }\n    }\n  }\n": types.TweetByIdDocument,
    "\n  query HomeTimeline($first: Int, $after: String, $before: String) {\n    homeTimeline(first: $first, after: $after, before: $before) {\n      edges {\n        cursor\n        node {\n          id\n          text\n          author {\n            username\n            displayName\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.HomeTimelineDocument,
    "\n  subscription TimelineEvents($after: String) {\n    homeTimelineEvents(after: $after) {\n      __typename\n      ... on TweetPosted {\n        cursor\n        tweet {\n          id\n          text\n          author {\n            displayName\n          }\n        }\n      }\n      ... on TweetEdited {\n        cursor\n        tweet {\n          id\n          text\n        }\n      }\n      ... on TweetDeleted {\n        cursor\n        tweetId\n      }\n      ... on TimelineGap {\n        cursor\n        missed\n      }\n    }\n  }\n": types.TimelineEventsDocument,
    "\n  mutation Login($input: LoginInput!) {\n    login(input: $input) {\n      accessToken\n      user {\n        username\n        tweetsCount\n      }\n    }\n  }\n": types.LoginDocument,
    "\n  query Lively {\n    homeTimeline(first: 20) {\n      edges {\n        node {\n          text\n          author {\n            displayName\n          }\n        }\n      }\n    }\n    trends(window: DAY) {\n      items {\n        name\n        tweetVolume\n      }\n    }\n    searchUsers(query: \"finch\", first: 100) {\n      edges {\n        node {\n          username\n        }\n      }\n    }\n  }\n": types.LivelyDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Register($input: RegisterInput!) {\n    register(input: $input) {\n      accessToken\n      expiresAt\n      refreshToken\n      user {\n        id\n        username\n      }\n    }\n  }\n"): typeof import('./graphql.js').RegisterDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Follow($id: ID!) {\n    followUser(id: $id) {\n      id\n      followersCount\n      viewerRelationship {\n        following\n        followRequested\n      }\n    }\n  }\n"): typeof import('./graphql.js').FollowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Unfollow($id: ID!) {\n    unfollowUser(id: $id) {\n      id\n      followersCount\n    }\n  }\n"): typeof import('./graphql.js').UnfollowDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation PostTweet($input: PostTweetInput!) {\n    postTweet(input: $input) {\n      id\n      text\n      kind\n    }\n  }\n"): typeof import('./graphql.js').PostTweetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteTweet($id: ID!) {\n    deleteTweet(id: $id)\n  }\n"): typeof import('./graphql.js').DeleteTweetDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TweetById($id: ID!) {\n    tweet(id: $id) {\n      id\n      text\n      author {\n        username\n        displayName\n      }\n    }\n  }\n"): typeof import('./graphql.js').TweetByIdDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query HomeTimeline($first: Int, $after: String, $before: String) {\n    homeTimeline(first: $first, after: $after, before: $before) {\n      edges {\n        cursor\n        node {\n          id\n          text\n          author {\n            username\n            displayName\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.js').HomeTimelineDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription TimelineEvents($after: String) {\n    homeTimelineEvents(after: $after) {\n      __typename\n      ... on TweetPosted {\n        cursor\n        tweet {\n          id\n          text\n          author {\n            displayName\n          }\n        }\n      }\n      ... on TweetEdited {\n        cursor\n        tweet {\n          id\n          text\n        }\n      }\n      ... on TweetDeleted {\n        cursor\n        tweetId\n      }\n      ... on TimelineGap {\n        cursor\n        missed\n      }\n    }\n  }\n"): typeof import('./graphql.js').TimelineEventsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Login($input: LoginInput!) {\n    login(input: $input) {\n      accessToken\n      user {\n        username\n        tweetsCount\n      }\n    }\n  }\n"): typeof import('./graphql.js').LoginDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Lively {\n    homeTimeline(first: 20) {\n      edges {\n        node {\n          text\n          author {\n            displayName\n          }\n        }\n      }\n    }\n    trends(window: DAY) {\n      items {\n        name\n        tweetVolume\n      }\n    }\n    searchUsers(query: \"finch\", first: 100) {\n      edges {\n        node {\n          username\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.js').LivelyDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
