import { describe, expect, it } from 'vitest';
import { RefreshTokens } from './refresh-tokens.js';

const sessionId = '1700000000000000001';
const tokens = new RefreshTokens(Buffer.alloc(32, 1));

describe('refresh tokens', () => {
  it('reveal their session to an owner of the secret', () => {
    expect(tokens.sessionOf(tokens.first(sessionId))).toBe(sessionId);
    expect(new RefreshTokens(Buffer.alloc(32, 2)).sessionOf(tokens.first(sessionId))).toBeNull();
  });

  it('are unique for each session, and have one successor each', () => {
    const token = tokens.first(sessionId);
    const next = tokens.successor(token);
    expect(tokens.first(sessionId)).not.toBe(token);
    expect(next).not.toBe(token);
    expect(tokens.successor(token)).toBe(next);
    expect(tokens.sessionOf(next)).toBe(sessionId);
    expect(tokens.successor(next)).not.toBe(next);
  });

  it('cannot be forged, truncated or changed', () => {
    const token = tokens.first(sessionId);
    const changed = Buffer.from(token, 'base64url');
    changed[9] = (changed[9] ?? 0) ^ 1;
    for (const text of [
      '',
      'x',
      token.slice(1),
      `${token}A`,
      ` ${token}`,
      changed.toString('base64url'),
      'é'.repeat(54),
    ]) {
      expect(tokens.sessionOf(text)).toBeNull();
    }
  });
});
