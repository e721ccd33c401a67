import { graphql } from '../client/generated/index.js';

/** Accounts and sessions. */

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

export const OpenSessions = graphql(`
  query OpenSessions {
    viewer {
      sessions {
        id
        signedInAt
        refreshedAt
        endsAt
        current
      }
    }
  }
`);

export const EndSession = graphql(`
  mutation EndSession($id: ID!) {
    sessionEnd(id: $id) {
      viewer {
        sessions {
          id
        }
      }
    }
  }
`);
