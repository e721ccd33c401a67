import { describe, expect, it } from 'vitest';
import { comparedText, hasMutedWord, muteKey } from './muted-words.js';

/** Whether a tweet with a text has what is muted. */
function isFound(muted: string, text: string, hashtags: readonly string[] = []): boolean {
  return hasMutedWord(comparedText(text, hashtags), [muteKey(muted)!]);
}

describe('a muted word', () => {
  it.each([
    ['crème', 'The CREME is here'],
    ['CATS', 'I love #cats'],
    ["cat's", 'a cat!'],
    ['new york', 'In New  York, again'],
    ['ada', '@ada hello'],
    ['🦊', 'a 🦊!'],
    ['京', '東京 tower'],
    ['example.org', 'see https://example.org/path'],
  ])('%s is found in "%s"', (muted, text) => expect(isFound(muted, text)).toBe(true));

  it.each([
    ['cat', 'concatenate'],
    ['new york', 'york is new'],
    ['new york', 'new in york'],
    ['path', 'see https://example.org/path'],
  ])('%s is not found in "%s"', (muted, text) => expect(isFound(muted, text)).toBe(false));
});

describe('a muted hashtag', () => {
  it('is found as a hashtag alone, in any case', () => {
    expect(isFound('#Cafe', 'at the #Café', ['café'])).toBe(true);
    expect(isFound('#cafe', 'at the cafe')).toBe(false);
    expect(isFound('#caf', 'at the #cafe', ['cafe'])).toBe(false);
  });

  it('is a phrase when more follows', () => expect(muteKey('#cats and dogs')).toBe('cats and dogs'));
});

it.each(['', '  ', '...!?'])('has no key for "%s"', (text) => expect(muteKey(text)).toBeNull());
it('finds nothing in a tweet without words', () => expect(isFound('cat', '...')).toBe(false));
