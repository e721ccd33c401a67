import { RookeryError } from '../errors.js';

const BEARER = /^Bearer +(\S+)$/i;
/** Client libraries write it for users who are not signed in. */
const NO_TOKEN = /^(Bearer)? *$/i;

/**
 * The token of an `Authorization` header; null for a request without one. Throws UNAUTHENTICATED for another scheme.
 */
export function bearerToken(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  const token = BEARER.exec(authorization)?.[1];
  if (token !== undefined) return token;
  if (NO_TOKEN.test(authorization)) return null;
  throw new RookeryError('UNAUTHENTICATED', { message: 'Send the header `authorization: Bearer TOKEN`.' });
}
