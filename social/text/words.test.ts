import { describe, expect, it } from 'vitest';
import { wordsOf, wordsOfName } from './words.js';

describe('wordsOf', () => {
  it.each([
    ["The cat's don't-care day", ['the', 'cat', 'dont', 'care', 'day']],
    ['C’est l’été', ['c', 'est', 'l', 'ete']],
    ['#One_two @three', ['one', 'two', 'three']],
    ['東京 tower', ['東', '京', 'tower']],
    ['...!?', []],
  ])('splits %s into words', (text, words) => expect(wordsOf(text)).toEqual(words));

  it.each([
    ['see https://www.example.org/a?b=c now', ['see', 'example', 'org', 'now']],
    ['https://example.com/aすごい', ['example', 'com', 'す', 'ご', 'い']],
    ['(https://example.com:8080/a_(b)), then', ['example', 'com', 'then']],
    ['example.com/path', ['example', 'com']],
    ['https://localhost/path', ['https', 'localhost', 'path']],
  ])('takes only the host of the address in %s', (text, words) => expect(wordsOf(text)).toEqual(words));

  it.each([
    ['party 🎉!', ['party', '🎉']],
    ['☀️☀', ['☀', '☀']],
    ['🇨🇭🇩🇪 🇨', ['🇨🇭', '🇩🇪', '🇨']],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿🏴', ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴']],
    ['1️⃣2️⃣ #️⃣ 11', ['1⃣', '2⃣', '#⃣', '11']],
    ['👩‍👩‍👧', ['👩', '👩', '👧']],
    ['👋🏽 🏽', ['👋', '🏽']],
    ['‼️⁉', ['‼', '⁉']],
  ])('takes each emoji of %s as a word', (text, words) => expect(wordsOf(text)).toEqual(words));

  it('cuts words that are too long for an index key', () => {
    expect(wordsOf('a'.repeat(500))).toEqual(['a'.repeat(64)]);
  });

  it('takes every emoji of Unicode as one word or more', () => {
    const emoji = Array.from({ length: 0x20000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter((each) => /[\p{Emoji_Presentation}\p{Extended_Pictographic}]/u.test(each));
    expect(emoji.length).toBeGreaterThan(1_000);
    expect(emoji.filter((each) => wordsOf(`${each}\ufe0f`).length === 0)).toEqual([]);
  });
});

it('keeps a name in an unspaced script whole', () => {
  expect(wordsOfName('すずき Čýd_2 🦊')).toEqual(['すずき', 'cyd', '2', '🦊']);
});
