import { describe, expect, it } from 'vitest';
import { usernameKey, usernameSkeleton } from '#social/usernames.js';
import { checkUsername } from './username.js';

const refused = expect.objectContaining({ code: 'BAD_USER_INPUT' });

describe('a username', () => {
  it.each(['a', 'Ada_Lovelace', '_', '007', 'abcdefghijklmno'])('can be %s', (name) => {
    expect(() => checkUsername(name, 'username')).not.toThrow();
  });

  it.each([
    ['empty', ''],
    ['longer than 15', 'abcdefghijklmnop'],
    ['with a space behind it', 'ada '],
    ['with a line feed behind it', 'ada\n'],
    ['with a Cyrillic letter', 'аda'],
    ['full-width', 'ａｄａ'],
    ['percent-encoded', 'ada%20'],
    ['with a NUL', 'ada\0'],
    ['with a dash', 'ada-l'],
  ])('is refused when it is %s', (_, name) => {
    expect(() => checkUsername(name, 'username')).toThrow(refused);
  });

  it.each([
    'admin',
    'ADMIN',
    'adm1n',
    'r00t',
    'rookery',
    'R0OKERY',
    '__proto__',
    'constructor',
    'null',
    'adrnin',
  ])('is refused when it is reserved or looks so: %s', (name) => {
    expect(() => checkUsername(name, 'username')).toThrow(refused);
  });

  it('is looked up ignoring case', () => {
    expect(usernameKey('AdA')).toBe('ada');
  });

  it.each([
    ['paypal', 'paypaI'],
    ['bill', 'b1l1'],
    ['zoo', 'Z00'],
    ['mark', 'rnark'],
    ['wendy', 'vvendy'],
  ])('has the skeleton of what looks like it: %s and %s', (one, other) => {
    expect(usernameSkeleton(one)).toBe(usernameSkeleton(other));
  });

  it('distinguishes numbered names', () => {
    const names = Array.from({ length: 1000 }, (_, number) => usernameSkeleton(`user${number}`));
    expect(new Set(names).size).toBe(1000);
  });
});
