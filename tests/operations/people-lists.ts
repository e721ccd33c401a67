import { graphql } from '../client/generated/index.js';

/** Lists of people, page by page. */

export const Followers = graphql(`
  query Followers($username: String!, $first: Int, $after: String) {
    user(username: $username) {
      followers(first: $first, after: $after) {
        ...PeoplePage
      }
    }
  }

  fragment PeoplePage on UserConnection {
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
        ...PeoplePage
      }
    }
  }
`);

export const OwnLists = graphql(`
  query OwnLists($first: Int) {
    viewer {
      followRequests(first: $first) {
        ...PeoplePage
      }
      blocks(first: $first) {
        ...PeoplePage
      }
      mutes(first: $first) {
        ...PeoplePage
      }
    }
  }
`);

export const SearchPeople = graphql(`
  query SearchPeople($query: String!, $first: Int, $after: String) {
    searchUsers(query: $query, first: $first, after: $after) {
      ...PeoplePage
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
