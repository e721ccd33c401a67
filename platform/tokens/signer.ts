import { createPrivateKey, type JsonWebKey } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Clock } from '../clock.js';
import type { Secrets } from '../secrets.js';
import type { Viewer } from '../viewer.js';
import { TOKEN } from './jwks.js';

/** Lifetime of an access token, in ms. */
export const ACCESS_TOKEN_MS = 60 * 60 * 1000;

export interface SignedToken {
  /** A JWT for `Authorization: Bearer`. */
  accessToken: string;
  /** Whole seconds, the resolution of the token. */
  expiresAt: Date;
}

/** Signs an access token for a session of a user. */
export type TokenSigner = (viewer: Viewer) => Promise<SignedToken>;

/** Signs with the first key. To rotate, put a new key first: existing sessions stay valid. */
export function createTokenSigner({ signingKeys }: Pick<Secrets, 'signingKeys'>, clock: Clock): TokenSigner {
  const [jwk] = signingKeys;
  if (!jwk?.kid) throw new Error('No key to sign access tokens with.');
  const { kid } = jwk;
  const key = createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' });
  return async ({ id, sessionId }) => {
    const issuedAt = Math.floor(clock.now() / 1000);
    const expiresAt = issuedAt + ACCESS_TOKEN_MS / 1000;
    const accessToken = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: TOKEN.algorithm, typ: TOKEN.type, kid })
      .setIssuer(TOKEN.issuer)
      .setAudience(TOKEN.audience)
      .setSubject(id)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(key);
    return { accessToken, expiresAt: new Date(expiresAt * 1000) };
  };
}
