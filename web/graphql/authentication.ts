import { authExchange } from '@urql/exchange-auth';
import type { Exchange } from 'urql';
import type { SessionStore } from '../session/session.js';

/** A token that is too old, and one whose session was ended elsewhere: the renewal tells them apart. */
const REFUSED: ReadonlySet<unknown> = new Set(['TOKEN_EXPIRED', 'UNAUTHENTICATED']);

/** Adds the token to each request. A refused token is renewed once, and the request sent again. */
export function authentication(session: SessionStore): Exchange {
  return authExchange((utilities) => {
    let token = session.current?.accessToken ?? null;
    return Promise.resolve({
      addAuthToOperation: (operation) =>
        token === null ? operation : utilities.appendHeaders(operation, { authorization: `Bearer ${token}` }),
      willAuthError: () => {
        const { current } = session;
        token = current?.accessToken ?? null;
        return current !== null && Date.parse(current.expiresAt) - Date.now() < 10_000;
      },
      didAuthError: (error) =>
        token !== null && error.graphQLErrors.some(({ extensions }) => REFUSED.has(extensions['code'])),
      refreshAuth: async () => {
        await session.renew();
        token = session.current?.accessToken ?? null;
      },
    });
  });
}
