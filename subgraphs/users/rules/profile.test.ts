import { describe, expect, it } from 'vitest';
import { checkAvatarUrl, checkBio, checkDisplayName } from './profile.js';

const refused = expect.objectContaining({
  code: 'BAD_USER_INPUT',
  extensions: expect.objectContaining({ field: 'it' }),
});

describe('a display name', () => {
  it.each(['A', 'Ada 👩‍🚀', 'علياء', '李', 'x'.repeat(50), '👍'.repeat(50)])('can be %s', (name) => {
    expect(checkDisplayName(name, 'it')).toBe(name);
  });

  it('is normalized to NFC and trimmed', () => {
    expect(checkDisplayName('  Re\u0301mi ', 'it')).toBe('R\u00e9mi');
  });

  it.each([
    ['nothing', ''],
    ['white space alone', ' \t '],
    ['what shows as nothing', '\u200B\uFEFF\u2800\u3164'],
    ['51 characters', 'x'.repeat(51)],
    ['a letter below a tower of accents', `z${'\u0301'.repeat(60)}`],
    ['a line feed', 'Ada\nLovelace'],
    ['a NUL', 'Ada\0'],
    ['a control character', 'Ada\u0007'],
    ['half a character', 'Ada\ud800'],
    ['a non-character', 'Ada\ufffe'],
    ['a turn of the reading direction', 'Ada\u202Egro.live'],
  ])('is refused when it is or has %s', (_, name) => {
    expect(() => checkDisplayName(name, 'it')).toThrow(refused);
  });
});

describe('a bio', () => {
  it('can be empty, have several lines and 160 characters', () => {
    for (const bio of ['', 'one\ntwo', 'x'.repeat(160)]) expect(checkBio(bio, 'it')).toBe(bio);
  });

  it.each([
    ['161 characters', 'x'.repeat(161)],
    ['a NUL', 'a\0b'],
  ])('is refused with %s', (_, bio) => {
    expect(() => checkBio(bio, 'it')).toThrow(refused);
  });
});

describe('an avatar', () => {
  it('is an https address', () => {
    expect(checkAvatarUrl('https://Example.org/a b.png', 'it')).toBe('https://example.org/a%20b.png');
  });

  it.each([
    'http://example.org/a.png',
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    '//example.org/a.png',
    'https://user:secret@example.org/a.png',
    'https://',
    'a.png',
    '',
    `https://example.org/${'a'.repeat(2_048)}`,
  ])('is not %s', (url) => {
    expect(() => checkAvatarUrl(url, 'it')).toThrow(refused);
  });
});
