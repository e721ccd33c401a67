import { fromBase64Url } from '../base64url.js';

/** True for the one way to write a JSON Web Token: its signature does not cover how its parts are encoded. */
export function isCanonicalToken(token: string): boolean {
  const parts = token.split('.');
  return parts.length === 3 && parts.every((part) => fromBase64Url(part) !== null);
}
