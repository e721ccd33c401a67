import { describe, expect, it } from 'vitest';
import { wordsOf } from '#social/text/words.js';
import { lookupTerms, termsOf } from './terms.js';

const TWEET = { authorId: '7', hashtags: [], mentions: [], lang: null, hasLinks: false };

/** Whether a tweet with the text has every term that the query looks up. */
function finds(query: string, text: string): boolean {
  const terms = lookupTerms(wordsOf(query));
  return terms.length > 0 && terms.every((term) => termsOf({ ...TWEET, text }).terms.includes(term));
}

describe('lookupTerms', () => {
  it.each([
    ['CREME', 'crème brûlée'],
    ['running', 'I run every day'],
    ['東京', '今日は東京タワーへ'],
    ['東', '今日は東京タワーへ'],
    ['タワー', '今日は東京タワーへ'],
    ['한국', '나는 한국어를 배운다'],
    ['ภาษา', 'ฉันเรียนภาษาไทย'],
    ['🎉', 'party 🎉'],
    ['example', 'see https://example.org/x'],
    ['記事', 'https://example.com/aすばらしい記事でした'],
    ['🇨🇭', 'Grüezi 🇨🇭🇩🇪'],
    ['☀', 'sun ☀\ufe0f'],
    ['☀\ufe0f', 'sun ☀'],
    ['wonder\u00adful', 'Wonderful'],
    ['محمد', 'محـــمد'],
  ])('find %s in %s', (query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  it.each([
    ['京都', '東京の都市'],
    ['cat', 'concatenate'],
    ['the', 'the cat'],
    ['🇭🇩', 'Grüezi 🇨🇭🇩🇪'],
    ['x', 'see https://example.org/x'],
  ])('do not find %s in %s', (query, text) => {
    expect(finds(query, text)).toBe(false);
  });
});

it('separates the kinds of terms: the text of a tweet never becomes an author or hashtag term', () => {
  const { terms } = termsOf({ ...TWEET, text: 'from:9 #tag @8 lang:en has:links' });
  expect(terms.filter((term) => /[#@:]/.test(term))).toEqual(['from:7']);
});
