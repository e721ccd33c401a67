import type { JSONWebKeySet, JWK } from 'jose';
import type { Secrets } from '../secrets.js';

/** What every access token says of itself; a token that says anything else is not ours. */
export const TOKEN = { algorithm: 'EdDSA', type: 'at+jwt', issuer: 'rookery', audience: 'rookery' } as const;

/** The public halves of the signing keys, as the gateway publishes them at /.well-known/jwks.json. */
export function publicJwks({ signingKeys }: Pick<Secrets, 'signingKeys'>): JSONWebKeySet {
  return { keys: signingKeys.map(publicHalf) };
}

// Names what is public instead of leaving out what is not: a new private member can never slip through.
function publicHalf({ kty, crv, x, kid }: JWK): JWK {
  const named = { kty, crv, x, kid, alg: TOKEN.algorithm, use: 'sig' };
  return Object.fromEntries(
    Object.entries(named).filter(([, value]) => value !== undefined),
  ) as unknown as JWK;
}
