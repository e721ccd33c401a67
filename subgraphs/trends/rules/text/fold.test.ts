import { expect, it } from 'vitest';
import { fold, tagName } from './fold.js';

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
