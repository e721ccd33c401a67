import { graphql } from './generated/index.js';

/** The operations that most stories need; each file of stories writes its own beside them. */

export const Register = graphql(`
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
`);

export const Follow = graphql(`
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
`);

export const Unfollow = graphql(`
  mutation Unfollow($id: ID!) {
    unfollowUser(id: $id) {
      id
      followersCount
    }
  }
`);

export const PostTweet = graphql(`
  mutation PostTweet($input: PostTweetInput!) {
    postTweet(input: $input) {
      id
      text
      kind
    }
  }
`);

export const DeleteTweet = graphql(`
  mutation DeleteTweet($id: ID!) {
    deleteTweet(id: $id)
  }
`);

export const TweetById = graphql(`
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
`);

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
