import { graphql } from '../client/generated/index.js';

/** What the stories of people ask and do; the shapes of the answers come from the schema. */

export const SignIn = graphql(`
  mutation SignIn($input: LoginInput!) {
    login(input: $input) {
      ...OpenSession
    }
  }

  fragment OpenSession on Session {
    accessToken
    expiresAt
    refreshToken
    user {
      id
      username
    }
  }
`);

export const Refresh = graphql(`
  mutation Refresh($refreshToken: String!) {
    refreshSession(refreshToken: $refreshToken) {
      ...OpenSession
    }
  }
`);

export const SignOut = graphql(`
  mutation SignOut($everywhere: Boolean) {
    logout(everywhere: $everywhere)
  }
`);

export const ChangePassword = graphql(`
  mutation ChangePassword($current: String!, $next: String!) {
    changePassword(current: $current, next: $next) {
      ...OpenSession
    }
  }
`);

export const WhoAmI = graphql(`
  query WhoAmI {
    viewer {
      id
      email
      user {
        username
        followersCount
        followingCount
      }
    }
  }
`);

export const Profile = graphql(`
  query Profile($username: String!) {
    user(username: $username) {
      ...WholeProfile
    }
  }

  fragment WholeProfile on User {
    id
    username
    displayName
    bio
    avatarUrl
    verified
    protected
    createdAt
    followersCount
    followingCount
    viewerRelationship {
      following
      followedBy
      followRequested
      blocking
      muting
    }
  }
`);

export const UpdateProfile = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      ...WholeProfile
    }
  }
`);

export const FollowPerson = graphql(`
  mutation FollowPerson($id: ID!) {
    person: followUser(id: $id) {
      ...WholeProfile
    }
  }
`);

export const UnfollowPerson = graphql(`
  mutation UnfollowPerson($id: ID!) {
    person: unfollowUser(id: $id) {
      ...WholeProfile
    }
  }
`);

export const RemoveFollower = graphql(`
  mutation RemoveFollower($id: ID!) {
    person: removeFollower(id: $id) {
      ...WholeProfile
    }
  }
`);

export const Accept = graphql(`
  mutation Accept($id: ID!) {
    person: acceptFollowRequest(id: $id) {
      ...WholeProfile
    }
  }
`);

export const Decline = graphql(`
  mutation Decline($id: ID!) {
    person: declineFollowRequest(id: $id) {
      ...WholeProfile
    }
  }
`);

export const BlockPerson = graphql(`
  mutation BlockPerson($id: ID!) {
    person: blockUser(id: $id) {
      ...WholeProfile
    }
  }
`);

export const UnblockPerson = graphql(`
  mutation UnblockPerson($id: ID!) {
    person: unblockUser(id: $id) {
      ...WholeProfile
    }
  }
`);

export const MutePerson = graphql(`
  mutation MutePerson($id: ID!) {
    person: muteUser(id: $id) {
      ...WholeProfile
    }
  }
`);

export const UnmutePerson = graphql(`
  mutation UnmutePerson($id: ID!) {
    person: unmuteUser(id: $id) {
      ...WholeProfile
    }
  }
`);
