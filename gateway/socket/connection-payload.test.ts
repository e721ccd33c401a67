import { describe, expect, it } from 'vitest';
import { authorizationOf, isUnderstood } from './connection-payload.js';

describe('a connection payload', () => {
  it.each([
    { authorization: 'Bearer abc' },
    { Authorization: 'Bearer abc' },
    { accessToken: 'abc' },
    { authToken: 'abc' },
    { token: 'abc' },
    { token: 'Bearer abc' },
    { headers: { Authorization: 'Bearer abc' } },
    { headers: { authorization: 'Bearer abc' }, clientName: 'web' },
    { token: null, authorization: 'Bearer abc' },
    { authToken: '', headers: { Authorization: 'Bearer abc' } },
  ])('with %j has a token', (payload) => {
    expect(authorizationOf(payload)).toBe('Bearer abc');
    expect(isUnderstood(payload)).toBe(true);
  });

  it.each([undefined, {}, { authorization: '' }, { token: null }, { headers: null }])(
    'with %j is of nobody signed in',
    (payload) => {
      expect(authorizationOf(payload)).toBeUndefined();
      expect(isUnderstood(payload)).toBe(true);
    },
  );

  it.each([{ jwt: 'abc' }, { headers: { jwt: 'abc' } }, { authorization: 7 }, { token: { value: 'abc' } }])(
    'with %j is not understood',
    (payload) => {
      expect(isUnderstood(payload)).toBe(false);
    },
  );
});
