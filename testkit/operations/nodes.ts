import { graphql } from '../client/generated/index.js';

/** Objects of any type by their ids. */

export const NodeById = graphql(`
  query NodeById($id: ID!) {
    node(id: $id) {
      ...WholeNode
    }
  }

  fragment WholeNode on Node {
    __typename
    id
    ... on Tweet {
      text
      author {
        username
      }
    }
    ... on User {
      username
    }
    ... on Viewer {
      email
      user {
        id
      }
    }
    ... on Relationship {
      following
      muting
    }
    ... on Hashtag {
      name
      tweetsCount
    }
  }
`);

export const NodesById = graphql(`
  query NodesById($ids: [ID!]!) {
    nodes(ids: $ids) {
      ...WholeNode
    }
  }
`);

export const IdsOfRecords = graphql(`
  query IdsOfRecords($username: String!, $tag: String!) {
    viewer {
      id
      user {
        id
      }
    }
    user(username: $username) {
      id
      viewerRelationship {
        id
      }
    }
    hashtag(name: $tag) {
      id
    }
  }
`);
