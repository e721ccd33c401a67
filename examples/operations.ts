import { graphql } from './generated/index.js';

/** The operations of the examples. `npm run codegen` checks them against the API schema and generates their types. */

export const SignIn = graphql(`
  mutation SignIn($input: LoginInput!) {
    login(input: $input) {
      accessToken
      expiresAt
      refreshToken
    }
  }
`);

export const RefreshSession = graphql(`
  mutation RefreshSession($refreshToken: String!) {
    refreshSession(refreshToken: $refreshToken) {
      accessToken
      expiresAt
      refreshToken
    }
  }
`);

export const HomePage = graphql(`
  query HomePage($first: Int!, $after: String) {
    homeTimeline(first: $first, after: $after) {
      edges {
        node {
          id
          text
          author {
            username
          }
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      liveCursor
    }
  }
`);

export const HomeEvents = graphql(`
  subscription HomeEvents($after: String) {
    homeTimelineEvents(after: $after) {
      __typename
      ... on TweetPosted {
        cursor
        tweet {
          id
          text
          author {
            username
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
`);
