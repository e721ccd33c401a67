import { randomBytes } from 'node:crypto';
import { fromBase64Url } from '../base64url.js';

/** A key of the deployment that wraps data keys. */
export interface ServiceKey {
  /** Names the key in what it has wrapped. */
  readonly kid: string;
  /** 32 bytes. */
  readonly bytes: Buffer;
}

/** The first wraps, all unwrap. */
export type ServiceKeys = readonly [ServiceKey, ...ServiceKey[]];

const KEY_BYTES = 32;
const KID = /^[\w-]{1,64}$/;

/** The algorithm of a JWK of ours (RFC 7518): AES-256-GCM that wraps keys. */
const ALGORITHM = 'A256GCMKW';

/** The text of a new JWK set with one random key. */
export function generateServiceKeys(): string {
  const [kid, k] = [randomBytes(8).toString('hex'), randomBytes(KEY_BYTES).toString('base64url')];
  return JSON.stringify({ keys: [{ kty: 'oct', kid, alg: ALGORITHM, k }] }, null, 2);
}

/** The keys of a JWK set, in its order. A string says what is wrong, without any part of a key. */
export function readServiceKeys(text: string): ServiceKeys | string {
  let set: unknown;
  try {
    set = JSON.parse(text);
  } catch {
    return 'is not JSON';
  }
  const listed = (set as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(listed) || listed.length === 0) return 'must hold a JWK set with one key or more';
  const keys: ServiceKey[] = [];
  for (const [place, jwk] of (listed as unknown[]).entries()) {
    const key = readKey(jwk);
    if (typeof key === 'string')
      return `must hold a JWK set of AES keys: the key at place ${place + 1} ${key}`;
    if (keys.some(({ kid }) => kid === key.kid)) return `has two keys with the kid ${key.kid}`;
    keys.push(key);
  }
  // A set without a key was refused above.
  return keys as [ServiceKey, ...ServiceKey[]];
}

function readKey(jwk: unknown): ServiceKey | string {
  const { kty, kid, alg, k } = (jwk ?? {}) as Readonly<Record<string, unknown>>;
  if (kty !== 'oct') return 'is not of the kty oct';
  if (typeof kid !== 'string' || !KID.test(kid)) return 'needs a kid of up to 64 letters, digits, - and _';
  if (alg !== undefined && alg !== ALGORITHM) return `is for another alg than ${ALGORITHM}`;
  const bytes = typeof k === 'string' ? fromBase64Url(k) : null;
  if (bytes?.length !== KEY_BYTES) return `needs a k of ${KEY_BYTES} bytes as base64url`;
  return { kid, bytes };
}
