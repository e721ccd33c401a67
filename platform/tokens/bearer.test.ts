import { describe, expect, it } from 'vitest';
import { bearerToken } from './bearer.js';

describe('bearerToken', () => {
  it.each(['Bearer abc', 'bearer abc', 'Bearer  abc'])('reads %s', (header) => {
    expect(bearerToken(header)).toBe('abc');
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', 'bearer  '])('takes %s for nobody signed in', (header) => {
    expect(bearerToken(header)).toBeNull();
  });

  it.each(['abc', 'Basic YTpi', 'Bearer a b', 'Bearerabc'])('refuses %s', (header) => {
    expect(() => bearerToken(header)).toThrow(/authorization: Bearer TOKEN/);
  });
});
