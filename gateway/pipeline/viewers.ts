import type { Clock } from '#platform/clock.js';
import { RookeryError } from '#platform/errors.js';
import type { Secrets } from '#platform/secrets.js';
import { createTokenVerifier, publicJwks, type AccessToken } from '#platform/tokens/index.js';
import type { Revocations } from './revocations.js';

/** Finds out who asks. No token is nobody; a token that is not good is an error, never nobody. */
export type Authenticate = (authorization: string | undefined) => Promise<AccessToken | null>;

const BEARER = /^Bearer +([^\s]+)$/i;

/** Reads `Authorization: Bearer …`: the signature, the expiry, and whether the sign-in has ended early. */
export function authenticator(secrets: Secrets, revocations: Revocations, clock: Clock): Authenticate {
  const verify = createTokenVerifier(publicJwks(secrets), clock);
  return async (authorization) => {
    if (authorization === undefined) return null;
    const token = BEARER.exec(authorization)?.[1];
    const access = token === undefined ? null : await verify(token);
    if (access === null || (await revocations.has(access))) {
      throw new RookeryError('UNAUTHENTICATED', { message: 'The access token is not valid; sign in again.' });
    }
    return access;
  };
}
