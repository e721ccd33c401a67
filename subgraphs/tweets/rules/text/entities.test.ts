import { describe, expect, it } from 'vitest';
import { tagName } from '#social/text/fold.js';
import { entitiesOf } from './entities.js';

describe('hashtags', () => {
  it.each([
    ['at the start, in the middle, at the end', '#one two #three four #five', ['one', 'three', 'five']],
    [
      'of any script',
      '#žluťoučký #日本語 #тест #한국어 #ماء',
      ['žluťoučký', '日本語', 'тест', '한국어', 'ماء'],
    ],
    ['behind the full-width sign', '＃鳥 and #bird', ['鳥', 'bird']],
    ['with digits and underscores', '#web3 #snake_case', ['web3', 'snake_case']],
    ['each once whatever the case, as first written', '#Bird #bird #BIRD', ['Bird']],
    ['not of digits alone', '#1 #2024', []],
    ['not inside a word', 'a#b', []],
    ['not inside an address', 'https://example.com/#part', []],
    ['up to the first sign that is none', '#one. (#two) #three!', ['one', 'two', 'three']],
    ['of 200 letters', `#${'a'.repeat(200)}`, ['a'.repeat(200)]],
  ])('are found %s', (_, text, hashtags) => expect(entitiesOf(text).hashtags).toEqual(hashtags));

  it('beyond the tenth stay plain text', () => {
    const text = Array.from({ length: 50 }, (_, index) => `#t${index}x`).join(' ');
    expect(entitiesOf(text).hashtags).toHaveLength(10);
  });

  it('are equal in composed and decomposed form', () => {
    expect(tagName('Caf\u00e9')).toBe(tagName('CAFE\u0301'));
  });
});

describe('mentions', () => {
  it.each([
    ['at the start and inside', '@ada hi @Bob', ['ada', 'Bob']],
    ['behind the full-width sign', '＠ada', ['ada']],
    ['each once whatever the case', '@ada @ADA', ['ada']],
    ['not in e-mail addresses', 'ada@rookery.example', []],
    ['before punctuation', '@ada: (@bob)', ['ada', 'bob']],
  ])('are found %s', (_, text, usernames) => expect(entitiesOf(text).usernames).toEqual(usernames));
});

describe('web addresses', () => {
  it.each([
    ['with a protocol', 'see https://example.com/a?b=c#d now', ['https://example.com/a?b=c#d']],
    ['without one', 'see example.com/a now', ['example.com/a']],
    ['without the full stop behind', 'See https://example.com.', ['https://example.com']],
    ['with balanced brackets', '(https://example.com/a_(b))', ['https://example.com/a_(b)']],
    ['each once', 'https://example.com https://example.com', ['https://example.com']],
    ['of domains that exist', 'file.txt is no address', []],
  ])('are found %s', (_, text, urls) => expect(entitiesOf(text).urls).toEqual(urls));
});
