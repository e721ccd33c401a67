import { graphql } from '../client/generated/index.js';

/** Pages of the home timeline, and its live events. */

export const HomeTimeline = graphql(`
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
`);

/** A page with the cursor from which live events resume. */
export const HomeBeforeLive = graphql(`
  query HomeBeforeLive($first: Int, $after: String, $before: String) {
    homeTimeline(first: $first, after: $after, before: $before) {
      edges {
        node {
          id
        }
      }
      pageInfo {
        startCursor
        endCursor
      }
      liveCursor
    }
  }
`);

export const TimelineEvents = graphql(`
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
`);
