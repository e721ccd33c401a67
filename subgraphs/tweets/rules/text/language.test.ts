import { describe, expect, it } from 'vitest';
import { entitiesOf } from './entities.js';
import { languageOf } from './language.js';

const languageIn = (text: string): string | null => languageOf(entitiesOf(text).words);

describe('the language of a text', () => {
  it.each([
    ['en', 'I love this song so much, and I hope that you will like it too'],
    ['de', 'Der Herbst ist da und die Blätter fallen von den Bäumen in unserem Garten'],
    ['fr', 'Bonjour tout le monde, il fait beau aujourd’hui et nous allons nous promener'],
    ['es', 'Me gusta mucho caminar por la ciudad cuando todo el mundo está durmiendo'],
    ['ja', '今日はいい天気ですね'],
    ['zh', '你好世界'],
    ['ko', '안녕하세요 여러분'],
    ['el', 'Καλημέρα'],
    ['th', 'สวัสดี'],
  ])('is detected: %s', (lang, text) => expect(languageIn(text)).toBe(lang));

  it.each([
    ['too short', 'hello'],
    ['without letters', '12345 !!! 🐦'],
    ['tags, names and addresses alone', '#love #music @somebody https://example.com/an/english/path'],
    ['nothing', ''],
  ])('is null: %s', (_, text) => expect(languageIn(text)).toBeNull());

  it('does not depend on hashtags and URLs in the text', () => {
    const text = 'The quick brown fox jumps over the lazy dog';
    expect(languageIn(`${text} #свобода https://пример.рф @der_die_das`)).toBe('en');
  });
});
