import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fold, nameKey, tagName } from './fold.js';

/** Characters that are tested at once, each with a space behind it. */
const SLICE = 512;

/** The characters of Unicode, without surrogates, whose text fails; first slice by slice, because most pass. */
function failing(passes: (text: string) => boolean): string[] {
  const failed: string[] = [];
  for (let from = 0; from <= 0x10ffff; from += SLICE) {
    const codes = Array.from({ length: SLICE }, (_, index) => from + index);
    const characters = codes
      .filter((code) => code <= 0x10ffff && (code < 0xd800 || code > 0xdfff))
      .map((code) => String.fromCodePoint(code));
    if (!passes(characters.map((each) => `x${each}y `).join('')))
      failed.push(...characters.filter((each) => !passes(`x${each}y `)));
  }
  return failed;
}

it.each([
  ['Crème BRÛLÉE', 'creme brulee'],
  ['Straße', 'strasse'],
  ['İstanbul ısı', 'istanbul isi'],
  ['Łódź Ærø', 'lodz aero'],
  ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
  ['Ｆｕｌｌ　ｗｉｄｔｈ', 'full width'],
  ['ﬁne', 'fine'],
])('removes case and accents of %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

it('keeps Japanese voicing marks and composes Korean syllables', () => {
  expect(fold('が')).not.toBe(fold('か'));
  expect(fold('ｶﾞ')).toBe('ガ');
  expect(fold('한국')).toBe('한국');
});

it('gives composed and decomposed accents the same form', () => {
  expect(fold('e\u0301')).toBe(fold('\u00e9'));
  expect(tagName('#Cafe\u0301')).toBe('caf\u00e9');
});

describe('signs that are hardly seen', () => {
  it.each([
    ['a variation selector', '☀\ufe0f', '☀'],
    ['a joiner between letters', 'می\u200cخواهم', 'میخواهم'],
    ['a joiner between emoji', '👩\u200d🚀', '👩🚀'],
    ['a soft hyphen', 'wonder\u00adful', 'wonderful'],
    ['a tatweel', 'محـــمد', 'محمد'],
    ['a zero-width space', 'fish\u200bing', 'fishing'],
    ['a word joiner', 'fish\u2060ing', 'fishing'],
    ['a mark of direction', '\u200ffish\u202c', 'fish'],
    ['the colour of skin', '👋🏽', '👋'],
  ])('%s makes no difference', (_, one, other) => expect(fold(one)).toBe(fold(other)));

  it('are kept where they make another emoji', () => {
    expect(fold('🏴󠁧󠁢󠁥󠁮󠁧󠁿')).not.toBe(fold('🏴󠁧󠁢󠁳󠁣󠁴󠁿'));
    expect(fold('1\ufe0f\u20e3')).toBe('1\u20e3');
    expect(fold('🏽')).toBe('🏽');
  });

  it('alone are a name all the same', () => expect(nameKey('\u0301')).toBe('\u0301'));
});

describe('of every character of Unicode', () => {
  it('the folded form stays when it is folded again', () => {
    expect(failing((text) => fold(fold(text)) === fold(text))).toEqual([]);
    expect(failing((text) => tagName(tagName(text)) === tagName(text))).toEqual([]);
  });

  it('each normal form is folded alike', () => {
    for (const form of ['NFC', 'NFD'] as const)
      expect(failing((text) => fold(text.normalize(form)) === fold(text))).toEqual([]);
    // The compatibility form of two emoji is punctuation.
    for (const form of ['NFKC', 'NFKD'] as const)
      expect(failing((text) => fold(text.normalize(form)) === fold(text))).toEqual(['‼', '⁉']);
  });

  it('the name of a hashtag is found like the hashtag itself', () => {
    expect(failing((text) => nameKey(tagName(text)) === nameKey(text))).toEqual([]);
  });
});

it('folds every text and its folded form alike, however characters follow one another', () => {
  const sign = fc.constantFrom(...'aH1#ßΣıİ가ᄀ\u0331\u0301\u0327\u0345\u00ad\u200d\ufe0f\u20e3👋🏽🏴󠁧󠁿🇨ｶﾞ');
  const text = fc.oneof(
    fc.array(sign, { maxLength: 12 }).map((signs) => signs.join('')),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const normalForm = fc.constantFrom('NFC', 'NFD');
  fc.assert(
    fc.property(text, normalForm, (each, form) => {
      expect(fold(fold(each))).toBe(fold(each));
      expect(fold(each.normalize(form))).toBe(fold(each));
      expect(tagName(tagName(each.replace(/^[#＃]+/, '')))).toBe(tagName(each.replace(/^[#＃]+/, '')));
      expect(nameKey(tagName(`#${each}`))).toBe(nameKey(each));
    }),
    { numRuns: 20_000 },
  );
});
