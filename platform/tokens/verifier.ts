import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify, type JSONWebKeySet } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.js';
import { isId } from '../snowflake.js';
import { boundedLru } from '../bounded-lru.js';
import type { Viewer } from '../viewer.js';
import { isCanonicalToken } from './canonical.js';
import { TOKEN } from './jwks.js';
import { CLOCK_TOLERANCE, isExpired, isFromTheFuture } from './leeway.js';

/** The claims of a valid access token. */
export interface AccessToken {
  readonly viewer: Viewer;
  /** `exp`, in ms since 1970. The token is valid for CLOCK_LEEWAY_MS longer. */
  readonly expiresAt: number;
}

/** The claims of a token that is signed with a known key; `expired` once its time is over; null for any other text. */
export type TokenVerifier = (token: string) => Promise<AccessToken | 'expired' | null>;

/** Valid tokens have some 300 characters; longer texts are rejected unread. */
const MAX_LENGTH = 2_048;

/** Verified tokens that are cached: a client sends the same token for an hour. */
const MAX_REMEMBERED = 20_000;

/**
 * Verifies with the given keys alone: nothing in a token can name another key, an address to fetch one from, or another
 * algorithm. Sign-ins that ended before the token expires are not its concern.
 */
export function createTokenVerifier(jwks: JSONWebKeySet, clock: Clock): TokenVerifier {
  const keys = new Map<string, KeyObject>(
    jwks.keys.map((jwk) => [jwk.kid ?? '', createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })]),
  );
  const remembered = new LRUCache<string, AccessToken>(boundedLru(MAX_REMEMBERED));

  return async (token) => {
    if (token.length > MAX_LENGTH) return null;
    const known = remembered.get(token) ?? (await read(token, keys, clock).catch(failureOf));
    if (known === null || known === 'expired') return known;
    if (isExpired(known.expiresAt, clock.now())) return 'expired';
    remembered.set(token, known);
    return known;
  };
}

async function read(
  token: string,
  keys: ReadonlyMap<string, KeyObject>,
  clock: Clock,
): Promise<AccessToken | null> {
  if (!isCanonicalToken(token)) return null;
  const key = keys.get(decodeProtectedHeader(token).kid ?? '');
  if (!key) return null;
  const { payload } = await jwtVerify(token, key, {
    algorithms: [TOKEN.algorithm],
    typ: TOKEN.type,
    issuer: TOKEN.issuer,
    audience: TOKEN.audience,
    currentDate: new Date(clock.now()),
    clockTolerance: CLOCK_TOLERANCE,
    requiredClaims: ['sub', 'sid', 'iat', 'exp'],
  });
  const { sub, sid, iat, exp } = payload;
  if (isFromTheFuture(iat, clock.now())) return null;
  if (typeof sub !== 'string' || typeof sid !== 'string' || !isId(sub) || !isId(sid)) return null;
  return { viewer: { id: sub, sessionId: sid }, expiresAt: Number(exp) * 1000 };
}

/** jose checks the signature before the claims, so that only a good token is expired. */
function failureOf(error: unknown): 'expired' | null {
  return error instanceof errors.JWTExpired ? 'expired' : null;
}
