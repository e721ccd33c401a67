import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateServiceKeys, readServiceKeys } from './index.js';

const k = randomBytes(32).toString('base64url');
const key = { kty: 'oct', kid: 'a', alg: 'A256GCMKW', k };
const setOf = (...keys: unknown[]) => JSON.stringify({ keys });

describe('a JWK set of service keys', () => {
  it('is read in its order', () => {
    const read = readServiceKeys(setOf({ ...key, kid: 'new' }, { kty: 'oct', kid: 'old', k }));
    const bytes = Buffer.from(k, 'base64url');
    expect(read).toEqual([
      { kid: 'new', bytes },
      { kid: 'old', bytes },
    ]);
  });

  it('is generated with one random key', () => {
    const [one, other] = [readServiceKeys(generateServiceKeys()), readServiceKeys(generateServiceKeys())];
    expect(one).toEqual([{ kid: expect.any(String) as string, bytes: expect.any(Buffer) as Buffer }]);
    expect(one).not.toEqual(other);
  });

  it.each([
    ['{', 'is not JSON'],
    ['null', 'must hold a JWK set with one key or more'],
    ['[]', 'must hold a JWK set with one key or more'],
    [setOf(), 'must hold a JWK set with one key or more'],
    [setOf(null), 'the key at place 1 is not of the kty oct'],
    [setOf(key, { ...key, kty: 'RSA' }), 'the key at place 2 is not of the kty oct'],
    [setOf({ ...key, kid: undefined }), 'the key at place 1 needs a kid'],
    [setOf({ ...key, kid: 'a b' }), 'the key at place 1 needs a kid'],
    [setOf({ ...key, alg: 'A128KW' }), 'the key at place 1 is for another alg than A256GCMKW'],
    [setOf({ ...key, k: k.slice(1) }), 'the key at place 1 needs a k of 32 bytes'],
    [setOf({ ...key, k: `${k}=` }), 'the key at place 1 needs a k of 32 bytes'],
    [setOf({ ...key, k: 7 }), 'the key at place 1 needs a k of 32 bytes'],
    [setOf(key, key), 'has two keys with the kid a'],
  ])('is refused when it is %s', (text, reason) => {
    const read = readServiceKeys(text);
    expect(read).toContain(reason);
    expect(read).not.toContain(k.slice(2));
  });
});
