import { describe, expect, it } from 'vitest';
import { checkText } from './check-text.js';
import { entitiesOf } from './entities.js';

// The code under test uses twitter-text itself, so the library is no independent reference. These are our own examples of the
// rules in its public conformance cases: they detect a change of the library or of its use.

describe('extraction by the rules of the conformance cases', () => {
  it.each([
    ['a mention at the end', 'hello @ada', ['ada']],
    ['behind punctuation', 'hello,@ada', ['ada']],
    ['in brackets', '(@ada)', ['ada']],
    ['within quotation marks', '"@ada"', ['ada']],
    ['next to CJK text', 'の@ada鳥', ['ada']],
    ['of at most 20 characters', `@${'a'.repeat(20)}`, ['a'.repeat(20)]],
    ['with underscores', '@_ada_1', ['_ada_1']],
    ['none behind a letter', 'mail@ada', []],
    ['none before another @', '@ada@bob', []],
    ['none before ://', '@ada://example', []],
    ['none before a letter with an accent', '@adaé', []],
    ['none behind two signs', '@@ada', []],
  ])('mentions: %s', (_, text, usernames) => expect(entitiesOf(text).usernames).toEqual(usernames));

  it.each([
    ['alone', '#bird', ['bird']],
    ['behind a full stop', 'end.#bird', ['bird']],
    ['next to an ampersand of its own', 'a &#bird', []],
    ['beginning with a digit, when a letter follows', '#1bird', ['1bird']],
    ['with a letter that has an accent', '#café', ['café']],
    ['in Cyrillic', '#птица', ['птица']],
    ['in Arabic', '#طائر', ['طائر']],
    ['in Hebrew', '#ציפור', ['ציפור']],
    ['in Thai', '#นก', ['นก']],
    ['in Hindi, vowel signs and all', '#पक्षी', ['पक्षी']],
    ['in Korean', '#새둥지', ['새둥지']],
    ['in Japanese, before a full stop', '#鳥の巣。', ['鳥の巣']],
    ['two in a line with a space', '#one #two', ['one', 'two']],
    ['none of underscores and digits', '#_1', []],
    ['none before ://', '#bird://example', []],
    ['none behind a letter', 'bird#nest', []],
    ['up to a hyphen', '#bird-nest', ['bird']],
    ['up to an apostrophe', "#bird's", ['bird']],
  ])('hashtags: %s', (_, text, hashtags) => expect(entitiesOf(text).hashtags).toEqual(hashtags));

  it.each([
    [
      'http and https',
      'http://a.example.com https://b.example.com',
      ['http://a.example.com', 'https://b.example.com'],
    ],
    ['a port and a query', 'https://example.com:8080/a?b=c&d=e', ['https://example.com:8080/a?b=c&d=e']],
    ['a path with an accent', 'https://example.com/caf\u00e9', ['https://example.com/caf\u00e9']],
    ['before a comma', 'https://example.com/a, and', ['https://example.com/a']],
    ['in quotation marks', '"https://example.com/a"', ['https://example.com/a']],
    ['next to CJK text', '見てhttps://example.com/a鳥', ['https://example.com/a']],
    ['a domain without protocol', 'see example.org', ['example.org']],
    ['a host with a hyphen', 'https://my-bird.example.com', ['https://my-bird.example.com']],
    ['none of a host without a known ending', 'https://localhost and a.notatld', []],
    ['none of another protocol', 'ftp://example.com', []],
    ['none of an e-mail address', 'ada@example.com', []],
  ])('addresses: %s', (_, text, urls) => expect(entitiesOf(text).urls).toEqual(urls));
});

describe('weight by the rules of the conformance cases', () => {
  /** How many letters fit after a text: 280 minus its weight. The texts below end with a blank, of weight 1. */
  const subgraph = (text: string): number => {
    for (let letters = 280; letters >= 0; letters--) {
      try {
        checkText(text + 'a'.repeat(letters), 'text');
        return letters;
      } catch {
        // One letter fewer.
      }
    }
    return -1;
  };

  it.each([
    ['a Latin letter', 'é ', 2],
    ['a Latin letter with its accent apart', 'e\u0301 ', 2],
    ['a letter of Greek, Cyrillic, Hebrew or Arabic', 'αбאب ', 5],
    ['a curly quotation mark and a dash', '“—” ', 4],
    ['a CJK character', '鳥 ', 3],
    ['a Hangul syllable', '새 ', 3],
    ['a full-width letter', 'Ａ ', 3],
    ['an emoji', '🐦 ', 3],
    ['an emoji with a skin tone', '👋🏽 ', 3],
    ['a family of four', '👨‍👩‍👧‍👦 ', 3],
    ['a flag', '🇨🇭 ', 3],
    ['a keycap', '1️⃣ ', 3],
    ['a short address', 'http://a.co ', 24],
    ['a long address', `https://example.com/${'x'.repeat(200)} `, 24],
    ['an address without protocol', 'example.com ', 24],
    ['a line end', '\n', 1],
  ])('%s', (_, text, weight) => expect(280 - subgraph(text)).toBe(weight));
});
