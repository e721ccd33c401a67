import { availableParallelism } from 'node:os';
import { parseOptions } from '@node-rs/argon2';
import { beforeAll, describe, expect, it } from 'vitest';
import { createPasswords, type Passwords } from './passwords.js';

describe('passwords', () => {
  let passwords: Passwords;
  beforeAll(async () => {
    passwords = await createPasswords();
  });

  it('are hashed with Argon2id and the parameters that OWASP recommends', async () => {
    const hashed = await passwords.hash('correct horse');
    expect(hashed).toMatch(/^\$argon2id\$v=19\$/);
    expect(parseOptions(hashed)).toMatchObject({
      memoryCost: 19_456,
      timeCost: 2,
      parallelism: 1,
      saltLen: 16,
    });
  });

  it('are compared to the last of 256 characters', async () => {
    const long = 'x'.repeat(255);
    const hashed = await passwords.hash(`${long}a`);
    expect(await passwords.verify(`${long}a`, hashed)).toBe(true);
    expect(await passwords.verify(`${long}b`, hashed)).toBe(false);
    expect(await passwords.verify(long, hashed)).toBe(false);
  });

  it('are equal in all Unicode forms', async () => {
    expect(await passwords.verify('re\u0301sume\u0301 1', await passwords.hash('r\u00e9sum\u00e9 1'))).toBe(
      true,
    );
  });

  it('are never right for an unknown account', async () => {
    expect(await passwords.verify('anything at all', null)).toBe(false);
  });

  it('are processed a few at a time, and refused when too many wait', async () => {
    const count = availableParallelism() + 80;
    const results = await Promise.allSettled(
      Array.from({ length: count }, () => passwords.verify('anything at all', null)),
    );
    const refused = results.filter((each) => each.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(count);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'OVERLOADED' });
    expect(await passwords.verify('anything at all', null)).toBe(false);
  });
});
