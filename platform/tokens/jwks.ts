import type { JSONWebKeySet, JWK } from 'jose';
import type { Secrets } from '../secrets.js';

/** The fixed claims and headers of every access token; others are rejected. */
export const TOKEN = { algorithm: 'EdDSA', type: 'at+jwt', issuer: 'rookery', audience: 'rookery' } as const;

/** The public parts of the signing keys, published by the gateway at /.well-known/jwks.json. */
export function publicJwks({ signingKeys }: Pick<Secrets, 'signingKeys'>): JSONWebKeySet {
  return { keys: signingKeys.map(publicHalf) };
}

// Selects the public members instead of removing private ones, so that a new private member cannot leak.
function publicHalf({ kty, crv, x, kid }: JWK): JWK {
  const named = { kty, crv, x, kid, alg: TOKEN.algorithm, use: 'sig' };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}
