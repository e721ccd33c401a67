/** The mutations that open and renew a session of Rookery; `selection` is what they select of it. */
export const sessionOperations = (selection: string) => ({
  signIn: `mutation ($login: String!, $password: String!) { session: login(input: { login: $login, password: $password }) { ${selection} } }`,
  register: `mutation ($input: RegisterInput!) { session: register(input: $input) { ${selection} } }`,
  renew: `mutation ($refreshToken: String!) { session: refreshSession(refreshToken: $refreshToken) { ${selection} } }`,
});

/** What keeps a session going. */
export const TOKENS = 'accessToken expiresAt refreshToken';
