import { describe, expect, it } from 'vitest';
import { checkText } from './check-text.js';

const refused = expect.objectContaining({
  code: 'BAD_USER_INPUT',
  extensions: expect.objectContaining({ field: 'text' }) as unknown,
});
const check = (text: string) => (): void => checkText(text, 'text');

const URL_OF_300 = `https://example.com/${'x'.repeat(280)}`;
const FAMILY = '👨‍👩‍👧‍👦';

describe('the length of a text', () => {
  it.each([
    ['280 letters', 'a'.repeat(280)],
    ['280 letters with accents that are characters of their own', 'e\u0301'.repeat(280)],
    ['140 characters of CJK', '鳥'.repeat(140)],
    ['140 emoji', '🐦'.repeat(140)],
    ['140 emoji that are joined of seven', FAMILY.repeat(140)],
    ['280 Arabic letters', 'ط'.repeat(280)],
    ['a long address and 256 letters behind it', `${URL_OF_300} ${'a'.repeat(256)}`],
    ['seven long addresses', Array(7).fill(URL_OF_300).join(' ')],
  ])('accepts %s', (_, text) => expect(check(text)).not.toThrow());

  it.each([
    ['281 letters', 'a'.repeat(281)],
    ['281 letters with accents', 'e\u0301'.repeat(281)],
    ['141 characters of CJK', '鳥'.repeat(141)],
    ['141 emoji', '🐦'.repeat(141)],
    ['a long address and 257 letters behind it', `${URL_OF_300} ${'a'.repeat(257)}`],
    ['10 KB of marks on one letter', `a${'\u0301'.repeat(5_000)}`],
    ['10 MB', 'a'.repeat(10_000_000)],
  ])('refuses %s', (_, text) => expect(check(text)).toThrowError(refused));
});

describe('a text without visible characters', () => {
  it.each([
    ['nothing', ''],
    ['spaces', '   '],
    ['line ends and tabs', '\n\t\r\n'],
    ['a zero-width space', '\u200b'],
    ['a byte order mark', '\ufeff'],
    ['an empty Braille pattern', '\u2800'],
    ['Hangul fillers', '\u3164\u115f\u1160'],
    ['joiners and marks of direction', '\u200d\u200e\u202e'],
    ['ideographic spaces', '\u3000\u3000'],
    ['variation selectors', '\ufe0f\ufe0f'],
    ['tags without a flag', '\u{e0067}\u{e007f}'],
    ['anchors of annotations', '\ufff9\ufffa\ufffb'],
    ['joiners of hieroglyphs', '\u{13430}'],
    ['a note without a head', '\u{1d159}'],
  ])('is refused: %s', (_, text) => expect(check(text)).toThrowError(refused));
});

describe('characters', () => {
  it.each([
    ['NUL', 'a\u0000b'],
    ['escape', 'a\u001bb'],
    ['delete', 'a\u007fb'],
    ['a C1 control', 'a\u0085b'],
    ['the first half of an emoji', 'a\ud83d'],
    ['the second half of an emoji', '\udc26a'],
    ['a non-character', 'a\ufffeb'],
    ['a byte order mark inside', 'a\ufeffb'],
  ])('that are not text are refused: %s', (_, text) => expect(check(text)).toThrowError(refused));

  it.each([
    ['line ends and tabs', 'one\ntwo\r\n\tthree'],
    ['text from right to left', 'שלום'],
    ['overrides of direction', 'a\u202eb\u202c'],
    ['a sign that counts as a format character', '\u06dd'],
    ['a mark without a letter', '\u0301'],
    ['letters in either form of Unicode', 'caf\u00e9 cafe\u0301'],
    ['names of objects in JavaScript', '__proto__ constructor'],
    ['markup', '<script>alert(1)</script> &amp;'],
  ])('that are text are accepted: %s', (_, text) => expect(check(text)).not.toThrow());
});
