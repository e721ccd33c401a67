import { graphql } from '../client/generated/index.js';

/** Profiles, and what one person does to another. */

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

export const FollowPerson = graphql(`
  mutation FollowPerson($id: ID!) {
    person: followUser(id: $id) {
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

export const UnfollowPerson = graphql(`
  mutation UnfollowPerson($id: ID!) {
    person: unfollowUser(id: $id) {
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
