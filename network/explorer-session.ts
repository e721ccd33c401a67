import type { ExplorerSession } from '#gateway/index.js';

export type ExplorerAccount = NonNullable<ExplorerSession['account']>;

const SESSION = '{ accessToken expiresAt refreshToken }';

/** How GraphiQL signs users of Rookery in. */
export function explorerSession(account: ExplorerAccount | undefined): ExplorerSession {
  return {
    signIn: `mutation ($login: String!, $password: String!) { session: login(input: { login: $login, password: $password }) ${SESSION} }`,
    renew: `mutation ($refreshToken: String!) { session: refreshSession(refreshToken: $refreshToken) ${SESSION} }`,
    account,
  };
}
