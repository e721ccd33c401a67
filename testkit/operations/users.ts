import { graphql } from '../client/generated/index.js';

/** Profiles, and the mutations that act on another user. */

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

export const Protect = graphql(`
  mutation Protect($protected: Boolean!) {
    updateProfile(input: { protected: $protected }) {
      id
      protected
    }
  }
`);

export const FollowUser = graphql(`
  mutation FollowUser($id: ID!) {
    user: followUser(id: $id) {
      ...WholeProfile
    }
  }
`);

export const FollowBriefly = graphql(`
  mutation FollowBriefly($id: ID!) {
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

export const UnfollowUser = graphql(`
  mutation UnfollowUser($id: ID!) {
    user: unfollowUser(id: $id) {
      ...WholeProfile
    }
  }
`);

export const UnfollowBriefly = graphql(`
  mutation UnfollowBriefly($id: ID!) {
    unfollowUser(id: $id) {
      id
      followersCount
    }
  }
`);

export const RemoveFollower = graphql(`
  mutation RemoveFollower($id: ID!) {
    user: removeFollower(id: $id) {
      ...WholeProfile
    }
  }
`);

export const Accept = graphql(`
  mutation Accept($id: ID!) {
    user: acceptFollowRequest(id: $id) {
      ...WholeProfile
    }
  }
`);

export const Decline = graphql(`
  mutation Decline($id: ID!) {
    user: declineFollowRequest(id: $id) {
      ...WholeProfile
    }
  }
`);

export const BlockUser = graphql(`
  mutation BlockUser($id: ID!) {
    user: blockUser(id: $id) {
      ...WholeProfile
    }
  }
`);

export const UnblockUser = graphql(`
  mutation UnblockUser($id: ID!) {
    user: unblockUser(id: $id) {
      ...WholeProfile
    }
  }
`);

export const MuteUser = graphql(`
  mutation MuteUser($id: ID!) {
    user: muteUser(id: $id) {
      ...WholeProfile
    }
  }
`);

export const UnmuteUser = graphql(`
  mutation UnmuteUser($id: ID!) {
    user: unmuteUser(id: $id) {
      ...WholeProfile
    }
  }
`);

export const FollowersOf = graphql(`
  query FollowersOf($ids: [ID!]!) {
    users(ids: $ids) {
      id
      followersCount
    }
  }
`);
