import { describe, expect, it } from 'vitest';
import { mentionOrTag, searchWord } from './words.js';

describe('the word that is completed', () => {
  it.each([
    ['Hello @ad', '@ad'],
    ['#日本', '#日本'],
    ['(#tag', '#tag'],
    ['mail ada@exa', null],
    ['Hello @ada ', null],
    ['Hello @', null],
    ['https://rookery.org/#part', null],
  ])('in a tweet that ends in %j is %j', (text, word) => {
    expect(mentionOrTag(text)).toBe(word);
  });

  it.each([
    ['morning bi', 'bi'],
    ['from:ada #bir', '#bir'],
    ['b', null],
    ['from:', null],
    ['birds ', null],
  ])('in a search that ends in %j is %j', (text, word) => {
    expect(searchWord(text)).toBe(word);
  });
});
