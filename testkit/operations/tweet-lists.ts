import { graphql } from '../client/generated/index.js';

/** Paginated lists of tweets. */

export const Replies = graphql(`
  query Replies($id: ID!, $first: Int, $after: String) {
    tweet(id: $id) {
      repliesCount
      replies(first: $first, after: $after) {
        ...TweetPage
      }
    }
  }

  fragment TweetPage on TweetConnection {
    edges {
      cursor
      node {
        id
        text
        author {
          username
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
`);

export const TweetsOf = graphql(`
  query TweetsOf($username: String!, $first: Int, $after: String, $replies: Boolean) {
    user(username: $username) {
      tweetsCount
      tweets(first: $first, after: $after, replies: $replies) {
        ...TweetPage
      }
    }
  }
`);

export const LikedBy = graphql(`
  query LikedBy($username: String!, $first: Int, $after: String) {
    user(username: $username) {
      likedTweets(first: $first, after: $after) {
        ...TweetPage
      }
    }
  }
`);

export const Bookmarks = graphql(`
  query Bookmarks($first: Int, $after: String) {
    viewer {
      bookmarks(first: $first, after: $after) {
        ...TweetPage
      }
    }
  }
`);
