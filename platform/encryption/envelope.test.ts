import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CannotDecrypt, createEnvelope, type ServiceKey } from './index.js';

const [OLD, NEW] = ['old', 'new'].map((kid) => ({ kid, bytes: randomBytes(32) })) as [ServiceKey, ServiceKey];
const TEXT = 'Meet me at the 🐦 rookery.';

describe('an envelope', () => {
  const envelope = createEnvelope({ serviceKeys: [OLD] });
  const key = envelope.newKey();
  const sealed = envelope.seal(key, TEXT, 'conversation 1, message 2');

  it('opens what it has sealed', () => {
    expect(envelope.open(key, sealed, 'conversation 1, message 2')).toBe(TEXT);
    expect(envelope.open(key, envelope.seal(key, '', ''), '')).toBe('');
  });

  it('seals one text to other bytes each time, none of them a part of the text', () => {
    const again = envelope.seal(key, TEXT, 'conversation 1, message 2');
    expect(again.equals(sealed)).toBe(false);
    expect(sealed.includes('rookery')).toBe(false);
    expect(sealed.length).toBe(Buffer.byteLength(TEXT) + 29);
  });

  it('opens in no other place', () => {
    for (const place of ['conversation 1, message 3', 'conversation 2, message 2', '']) {
      expect(() => envelope.open(key, sealed, place)).toThrow(CannotDecrypt);
    }
  });

  it('opens with no other data key', () => {
    expect(() => envelope.open(envelope.newKey(), sealed, 'conversation 1, message 2')).toThrow(
      CannotDecrypt,
    );
  });

  it('notices every changed byte, and every cut', () => {
    for (let place = 0; place < sealed.length; place++) {
      const changed = Buffer.from(sealed);
      changed[place]! ^= 1;
      expect(() => envelope.open(key, changed, 'conversation 1, message 2')).toThrow(CannotDecrypt);
      const cut = sealed.subarray(0, place);
      expect(() => envelope.open(key, cut, 'conversation 1, message 2')).toThrow(CannotDecrypt);
    }
  });

  it('notices a data key that was changed', () => {
    const bytes = Buffer.from(key.wrapped, 'base64url');
    bytes[20]! ^= 1;
    const changed = { ...key, wrapped: bytes.toString('base64url') };
    expect(() => envelope.open(changed, sealed, 'conversation 1, message 2')).toThrow(CannotDecrypt);
    expect(() => envelope.seal({ ...key, wrapped: '' }, TEXT, '')).toThrow(CannotDecrypt);
  });

  it('names the service key that it lacks', () => {
    const other = createEnvelope({ serviceKeys: [NEW] });
    expect(() => other.open(key, sealed, 'conversation 1, message 2')).toThrow(
      'The service key old is not among the secrets.',
    );
    const impostor = createEnvelope({ serviceKeys: [{ ...NEW, kid: 'old' }] });
    expect(() => impostor.open(key, sealed, 'conversation 1, message 2')).toThrow(CannotDecrypt);
  });

  it('gives words fingerprints that are equal under one data key alone', () => {
    const [first, other] = [envelope.fingerprint(key, 'rookery'), envelope.newKey()];
    expect(first).toMatch(/^[\w-]{16}$/);
    expect(envelope.fingerprint(key, 'rookery')).toBe(first);
    expect(envelope.fingerprint(key, 'rook')).not.toBe(first);
    expect(envelope.fingerprint(other, 'rookery')).not.toBe(first);
  });
});

describe('a new service key', () => {
  const before = createEnvelope({ serviceKeys: [OLD] });
  const key = before.newKey();
  const sealed = before.seal(key, TEXT, 'here');
  const during = createEnvelope({ serviceKeys: [NEW, OLD] });

  it('wraps new data keys, and leaves those of the old one readable', () => {
    expect(during.newKey().kid).toBe('new');
    expect(during.open(key, sealed, 'here')).toBe(TEXT);
  });

  it('rewraps data keys: the old one can go, and the texts stay as they are', () => {
    const rewrapped = during.rewrap(key);
    expect(rewrapped.kid).toBe('new');
    expect(during.rewrap(rewrapped)).toBe(rewrapped);
    const after = createEnvelope({ serviceKeys: [NEW] });
    expect(after.open(rewrapped, sealed, 'here')).toBe(TEXT);
    expect(after.fingerprint(rewrapped, 'word')).toBe(before.fingerprint(key, 'word'));
    expect(() => after.rewrap(key)).toThrow('The service key old is not among the secrets.');
  });
});

describe('the unwrapped keys in memory', () => {
  it('are bounded, and those that were dropped are unwrapped again', () => {
    const envelope = createEnvelope({ serviceKeys: [OLD], cachedKeys: 2 });
    const letters = Array.from({ length: 10 }, (_, index) => {
      const key = envelope.newKey();
      return { key, sealed: envelope.seal(key, String(index), ''), text: String(index) };
    });
    for (const { key, sealed, text } of letters) expect(envelope.open(key, sealed, '')).toBe(text);
  });
});
