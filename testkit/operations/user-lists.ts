import { graphql } from '../client/generated/index.js';

/** Paginated lists of users. */

export const Followers = graphql(`
  query Followers($username: String!, $first: Int, $after: String) {
    user(username: $username) {
      followers(first: $first, after: $after) {
        ...UserPage
      }
    }
  }

  fragment UserPage on UserConnection {
    edges {
      cursor
      node {
        username
        viewerRelationship {
          following
          followedBy
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

export const Following = graphql(`
  query Following($username: String!, $first: Int, $after: String) {
    user(username: $username) {
      following(first: $first, after: $after) {
        ...UserPage
      }
    }
  }
`);

export const OwnLists = graphql(`
  query OwnLists($first: Int) {
    viewer {
      followRequests(first: $first) {
        ...UserPage
      }
      blocks(first: $first) {
        ...UserPage
      }
      mutes(first: $first) {
        ...UserPage
      }
    }
  }
`);

export const SearchUsers = graphql(`
  query SearchUsers($query: String!, $first: Int, $after: String) {
    searchUsers(query: $query, first: $first, after: $after) {
      ...UserPage
    }
  }
`);

export const Suggestions = graphql(`
  query Suggestions($first: Int) {
    suggestedUsers(first: $first) {
      username
    }
  }
`);
