import type { CookieSession } from '#gateway/index.js';
import { REFRESH_TOKEN_MS } from '#subgraphs/users/store/sessions.js';
import { sessionOperations, TOKENS } from './session-operations.js';

const { signIn, register, renew } = sessionOperations(`${TOKENS} user { id username displayName }`);

/** How the web client keeps users signed in: by the mutations that all clients use. */
export const COOKIE_SESSION: CookieSession = {
  open: { 'sign-in': signIn, register },
  renew,
  end: `mutation ($everywhere: Boolean! = false) { sessionLogout(everywhere: $everywhere) { everywhere } }`,
  maxAge: REFRESH_TOKEN_MS / 1_000,
};
