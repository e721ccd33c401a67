import { createPublicKey, verify } from 'node:crypto';

const DAY_S = 24 * 60 * 60;

/** What a push service learns from an `Authorization` header (RFC 8292). */
export interface VapidClaims {
  readonly aud: string;
  readonly exp: number;
  readonly sub: string;
}

/** Checks the signature, the audience and the validity of a header as a push service does. Throws with the reason. */
export function checkVapid(
  header: string | undefined,
  expected: { publicKey: string; origin: string },
): VapidClaims {
  const [, token = '', key] = /^vapid t=([^,\s]+),\s*k=([\w-]+)$/.exec(header ?? '') ?? [];
  if (key !== expected.publicKey) throw new Error('The key is not that of the subscription.');
  const [head = '', claims = '', signature = ''] = token.split('.');
  if ((parse(head) as { alg?: string }).alg !== 'ES256') throw new Error('The algorithm is not ES256.');
  const signed = Buffer.from(`${head}.${claims}`);
  const publicKey = { key: keyOf(expected.publicKey), dsaEncoding: 'ieee-p1363' } as const;
  if (!verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url')))
    throw new Error('The signature is wrong.');
  const { aud, exp, sub } = parse(claims) as VapidClaims;
  const now = Date.now() / 1000;
  if (aud !== expected.origin) throw new Error(`The audience is ${aud}.`);
  if (!(exp > now && exp <= now + DAY_S)) throw new Error(`It expires at ${exp}.`);
  if (!/^(mailto:|https:)/.test(sub)) throw new Error(`The subject is ${sub}.`);
  return { aud, exp, sub };
}

function parse(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}

function keyOf(publicKey: string) {
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((each) => each.toString('base64url'));
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' });
}
