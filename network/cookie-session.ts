import type { CookieSession } from '#gateway/index.js';

const SESSION = '{ accessToken expiresAt refreshToken user { id username displayName } }';

/** How the web client keeps users signed in: by the mutations that all clients use. */
export const COOKIE_SESSION: CookieSession = {
  open: {
    'sign-in': `mutation ($login: String!, $password: String!) { session: login(input: { login: $login, password: $password }) ${SESSION} }`,
    register: `mutation ($input: RegisterInput!) { session: register(input: $input) ${SESSION} }`,
  },
  renew: `mutation ($refreshToken: String!) { session: refreshSession(refreshToken: $refreshToken) ${SESSION} }`,
  end: `mutation { sessionLogout { everywhere } }`,
  // As long as a refresh token lives.
  maxAge: 7 * 24 * 60 * 60,
};
