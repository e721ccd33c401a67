import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { otherSpellings } from '#testkit/platform/other-spellings.js';
import {
  ACCESS_TOKEN_MS,
  CLOCK_LEEWAY_MS,
  createTokenSigner,
  createTokenVerifier,
  publicJwks,
} from './index.js';

const viewer = { id: '1700000000000000000', sessionId: '1700000000000000001' };
const clock = { time: 1_800_000_000_000, now: () => clock.time };

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex') };
}

/** A token as an attacker, or another service, might create it. */
async function forge(
  key: JWK,
  { header = {}, claims = {} }: { header?: Record<string, unknown>; claims?: Record<string, unknown> } = {},
): Promise<string> {
  const seconds = clock.time / 1000;
  const good = { iss: 'rookery', aud: 'rookery', sub: viewer.id, sid: viewer.sessionId };
  return new SignJWT({ ...good, iat: seconds, exp: seconds + 60, ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid as string, ...header })
    .sign(await importJWK(key, 'EdDSA'));
}

describe('access tokens', () => {
  let key: JWK;
  let verify: ReturnType<typeof createTokenVerifier>;

  beforeAll(async () => {
    key = await newKey();
    verify = createTokenVerifier(publicJwks({ signingKeys: [key] }), clock);
  });

  it('contain user and session, and are valid for one hour', async () => {
    const { accessToken, expiresAt } = await createTokenSigner({ signingKeys: [key] }, clock)(viewer);
    const start = clock.time;
    expect(expiresAt.getTime()).toBe(start + ACCESS_TOKEN_MS);
    expect(await verify(accessToken)).toEqual({ viewer, expiresAt: expiresAt.getTime() });
    clock.time = start + ACCESS_TOKEN_MS + CLOCK_LEEWAY_MS - 1;
    expect(await verify(accessToken)).toEqual({ viewer, expiresAt: expiresAt.getTime() });
    clock.time = start + ACCESS_TOKEN_MS + CLOCK_LEEWAY_MS;
    expect(await verify(accessToken)).toBe('expired');
    clock.time = start;
  });

  it('signed with an older key stay valid after a rotation', async () => {
    const { accessToken } = await createTokenSigner({ signingKeys: [key] }, clock)(viewer);
    const rotated = publicJwks({ signingKeys: [await newKey(), key] });
    expect(await createTokenVerifier(rotated, clock)(accessToken)).not.toBeNull();
  });

  it('of another signer are accepted when it uses the same key and claims', async () => {
    expect(await verify(await forge(key))).not.toBeNull();
  });

  it.each([
    ['another audience', { claims: { aud: 'elsewhere' } }],
    ['another issuer', { claims: { iss: 'elsewhere' } }],
    ['no subject', { claims: { sub: undefined } }],
    ['a subject that is no id', { claims: { sub: '__proto__' } }],
    ['no session', { claims: { sid: undefined } }],
    ['an issue that is more than 30 s ahead', { claims: { iat: clock.time / 1000 + 31 } }],
    ['a beginning that is more than 30 s ahead', { claims: { nbf: clock.time / 1000 + 31 } }],
    ['no end', { claims: { exp: undefined } }],
    ['another type', { header: { typ: 'JWT' } }],
    ['an unknown kid', { header: { kid: '../../dev/null' } }],
    ['a kid that is no string', { header: { kid: { $ne: null } } }],
  ])('with %s are rejected', async (_, difference) => {
    expect(await verify(await forge(key, difference))).toBeNull();
  });

  it.each(['iat', 'nbf', 'exp'])('of a clock that differs by 30 s are accepted: %s', async (claim) => {
    const seconds = clock.time / 1000;
    const by = claim === 'exp' ? -29 : 30;
    expect(await verify(await forge(key, { claims: { [claim]: seconds + by } }))).toMatchObject({ viewer });
  });

  it('with an end in the past are expired, when their signature is good', async () => {
    expect(await verify(await forge(key, { claims: { exp: 1 } }))).toBe('expired');
  });

  it('signed with an unknown key are rejected, even when they embed the key or use a known kid', async () => {
    const foreign = await newKey();
    const [publicForeign] = publicJwks({ signingKeys: [foreign] }).keys;
    expect(await verify(await forge(foreign))).toBeNull();
    expect(await verify(await forge(foreign, { header: { kid: key.kid, jwk: publicForeign } }))).toBeNull();
    expect(
      await verify(await forge(foreign, { header: { kid: key.kid, jku: 'http://127.0.0.1:1/' } })),
    ).toBeNull();
  });

  it('are rejected when unsigned, truncated, extended or oversized', async () => {
    const { accessToken } = await createTokenSigner({ signingKeys: [key] }, clock)(viewer);
    const [, payload] = accessToken.split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: key.kid })).toString(
      'base64url',
    );
    const critical = Buffer.from(
      JSON.stringify({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid, crit: ['b64'], b64: false }),
    ).toString('base64url');
    for (const text of [
      '',
      'null',
      `${none}.${payload}.`,
      `${critical}.${accessToken.split('.').slice(1).join('.')}`,
      accessToken.slice(0, -4),
      `${accessToken}AAAA`,
      `${accessToken}.${accessToken}`,
      'a'.repeat(1_000_000),
    ]) {
      expect(await verify(text)).toBeNull();
    }
  });

  it('are rejected in every spelling but one', async () => {
    const { accessToken } = await createTokenSigner({ signingKeys: [key] }, clock)(viewer);
    const spellings = otherSpellings(accessToken);
    expect(spellings.length).toBeGreaterThan(10);
    for (const spelling of spellings) expect(await verify(spelling), spelling).toBeNull();
    expect(await verify(accessToken)).not.toBeNull();
    for (const spelling of spellings) expect(await verify(spelling), spelling).toBeNull();
  });

  it('publicJwks contains no private key', () => {
    expect(publicJwks({ signingKeys: [key] })).toEqual({
      keys: [{ kty: 'OKP', crv: 'Ed25519', x: key.x, kid: key.kid, alg: 'EdDSA', use: 'sig' }],
    });
  });
});
