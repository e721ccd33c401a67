import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encryptionKeysOf, ensureSecrets, readSecrets } from './secrets.js';
import { generateVapidKeys } from './vapid-keys.js';

describe('secrets', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-secrets-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('are created once, readable by their owner only', async () => {
    const made = await ensureSecrets(directory);
    expect(made.internal.length).toBeGreaterThanOrEqual(32);
    expect(await ensureSecrets(directory)).toEqual(made);
    expect((await stat(join(directory, 'internal.key'))).mode & 0o077).toBe(0);
    expect((await stat(join(directory, 'signing-keys.json'))).mode & 0o077).toBe(0);
    expect((await stat(join(directory, 'vapid.json'))).mode & 0o077).toBe(0);
    expect((await stat(join(directory, 'encryption-keys.json'))).mode & 0o077).toBe(0);
  });

  it('are not created by readSecrets', async () => {
    await expect(readSecrets(directory)).rejects.toThrow(/internal\.key cannot be read/);
  });

  it.each([
    ['internal.key', 'c2hvcnQ='],
    ['encryption-keys.json', '{"keys":[]}'],
    ['signing-keys.json', '{'],
    ['signing-keys.json', '{"keys":[]}'],
    ['signing-keys.json', '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"AA","kid":"public-only"}]}'],
  ])('are rejected when %s contains %s', async (file, content) => {
    await ensureSecrets(directory);
    await writeFile(join(directory, file), content);
    await expect(readSecrets(directory)).rejects.toThrow(file);
  });

  it.each([
    ['no JSON', () => '{'],
    ['no keys', () => '{}'],
    [
      'keys of no pair',
      () => JSON.stringify({ ...generateVapidKeys(), privateKey: generateVapidKeys().privateKey }),
    ],
    ['a short key', () => JSON.stringify({ ...generateVapidKeys(), privateKey: 'AAAA' })],
    ['null', () => 'null'],
  ])('are rejected when vapid.json contains %s', async (_, content) => {
    await ensureSecrets(directory);
    await writeFile(join(directory, 'vapid.json'), content());
    await expect(readSecrets(directory)).rejects.toThrow(/vapid\.json must hold/);
  });

  it('may lack the keys of Web Push', async () => {
    await ensureSecrets(directory);
    await rm(join(directory, 'vapid.json'));
    expect(await readSecrets(directory)).not.toHaveProperty('vapid');
  });

  it('may lack the keys that encrypt, for processes that read no private texts', async () => {
    await ensureSecrets(directory);
    await rm(join(directory, 'encryption-keys.json'));
    const secrets = await readSecrets(directory);
    expect(secrets).not.toHaveProperty('encryption');
    expect(() => encryptionKeysOf(secrets)).toThrow(/encryption-keys\.json is missing/);
    expect(encryptionKeysOf(await ensureSecrets(directory))).toHaveLength(1);
  });

  it('may contain several keys: the first signs, all verify', async () => {
    const path = join(directory, 'signing-keys.json');
    const { signingKeys } = await ensureSecrets(directory);
    const { keys } = JSON.parse(await readFile(path, 'utf8')) as { keys: { kid: string }[] };
    await writeFile(path, JSON.stringify({ keys: [{ ...keys[0], kid: 'new' }, ...keys] }));
    expect((await readSecrets(directory)).signingKeys.map(({ kid }) => kid)).toEqual([
      'new',
      signingKeys[0]?.kid,
    ]);
  });
});
