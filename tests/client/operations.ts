import { graphql } from './generated/index.js';

/** A profile as the public sees it. */
export const UserByName = graphql(`
  query UserByName($username: String!) {
    user(username: $username) {
      id
      username
      displayName
      followersCount
      followingCount
    }
  }
`);
