import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { ANONYMOUS, type Authentication } from '#gateway/index.js';
import type { Clock } from '#platform/clock.js';
import { RookeryError } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import {
  bearerToken,
  CLOCK_TOLERANCE,
  isCanonicalToken,
  isExpired,
  isFromTheFuture,
  type AccessToken,
} from '#platform/tokens/index.js';

export interface JwksOptions {
  /** Where the public keys of the issuer are: `https://issuer.example/.well-known/jwks.json`. */
  url: string;
  /** The `iss` that tokens must have. @default any */
  issuer?: string | undefined;
  /** The `aud` that tokens must have. @default any */
  audience?: string | undefined;
}

/** Tokens with many scopes are long. */
const MAX_LENGTH = 8_192;
/** A client sends the same token again and again: its signature is verified once. */
const MAX_REMEMBERED = 10_000;

/** jose's errors of the key set itself, as opposed to those of a token. */
const KEY_SET_ERRORS: ReadonlySet<string> = new Set([
  'ERR_JWKS_TIMEOUT',
  'ERR_JWKS_INVALID',
  'ERR_JOSE_GENERIC',
]);

/**
 * Authenticates viewers by JSON Web Tokens of any issuer that publishes its keys. The viewer's id is `sub`, the scopes are
 * `scope` or `scp`. Tokens must have `sub` and `exp`. Rejects with TOKEN_EXPIRED, with UNAUTHENTICATED for an invalid token,
 * and with SERVICE_UNAVAILABLE when the keys cannot be fetched.
 */
export function openJwksAuthentication(
  { url, issuer, audience }: JwksOptions,
  { clock, log }: { clock: Clock; log: Log },
): Authentication {
  const keys = createRemoteJWKSet(new URL(url));
  const remembered = new LRUCache<string, AccessToken>({ max: MAX_REMEMBERED });
  const options = {
    requiredClaims: ['sub', 'exp'],
    ...(issuer === undefined ? {} : { issuer }),
    ...(audience === undefined ? {} : { audience }),
  };

  const verify = async (token: string): Promise<AccessToken | 'expired' | null> => {
    const known = remembered.get(token) ?? (await read(token, keys, { ...options, now: clock.now() }, log));
    if (known === null || known === 'expired') return known;
    if (isExpired(known.expiresAt, clock.now())) return 'expired';
    remembered.set(token, known);
    return known;
  };

  return {
    ...ANONYMOUS,
    authenticate: async (authorization) => {
      const token = bearerToken(authorization);
      if (token === null) return null;
      const access = token.length > MAX_LENGTH ? null : await verify(token);
      if (access === 'expired') throw new RookeryError('TOKEN_EXPIRED');
      if (access === null) throw new RookeryError('UNAUTHENTICATED', { message: 'The token is not valid.' });
      return access;
    },
  };
}

interface VerifyOptions {
  requiredClaims: string[];
  issuer?: string;
  audience?: string;
  /** ms since 1970. */
  now: number;
}

async function read(
  token: string,
  keys: JWTVerifyGetKey,
  { now, ...options }: VerifyOptions,
  log: Log,
): Promise<AccessToken | 'expired' | null> {
  if (!isCanonicalToken(token)) return null;
  try {
    const clock = { currentDate: new Date(now), clockTolerance: CLOCK_TOLERANCE };
    const { payload } = await jwtVerify(token, keys, { ...options, ...clock });
    return isFromTheFuture(payload.iat, now) ? null : accessOf(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'expired';
    if (error instanceof errors.JOSEError && !KEY_SET_ERRORS.has(error.code)) return null;
    log.error({ err: error }, 'the keys that verify tokens cannot be fetched');
    throw new RookeryError('SERVICE_UNAVAILABLE', { cause: error, retryAfter: 1 });
  }
}

function accessOf({ sub = '', sid, jti, exp = 0, scope, scp }: JWTPayload): AccessToken | null {
  if (sub === '') return null;
  const sessionId = [sid, jti].find((id) => typeof id === 'string') ?? sub;
  const scopes = [scope, scp].flatMap(namesIn);
  return { viewer: { id: sub, sessionId, scopes }, expiresAt: exp * 1000 };
}

/** Scopes are a text with spaces between them (RFC 8693), or, by some issuers, a list. */
function namesIn(claim: unknown): string[] {
  if (typeof claim === 'string') return claim.split(' ').filter((name) => name !== '');
  return Array.isArray(claim) ? claim.filter((name) => typeof name === 'string') : [];
}
