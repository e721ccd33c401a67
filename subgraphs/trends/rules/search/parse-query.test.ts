import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { codeOf } from '#platform/errors.js';
import { parseQuery } from './parse-query.js';

/** The error code for a query; null for a valid query. */
function refusal(query: string): string | null {
  try {
    parseQuery(query);
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

describe('parseQuery', () => {
  it('parses words, phrases, hashtags, users, languages, links, days and negations', () => {
    expect(
      parseQuery(
        'Cats "quick fox" #Tag @ada from:@Bob lang:EN has:links has:Images since:2026-01-02 until:2026-02-03 -dogs -#x',
      ),
    ).toEqual({
      all: [
        { kind: 'words', words: ['cats'] },
        { kind: 'words', words: ['quick', 'fox'] },
        { kind: 'tag', name: 'Tag' },
        { kind: 'mention', username: 'ada' },
        { kind: 'from', username: 'Bob' },
        { kind: 'lang', lang: 'en' },
        { kind: 'has', what: 'links' },
        { kind: 'has', what: 'images' },
      ],
      none: [
        { kind: 'words', words: ['dogs'] },
        { kind: 'tag', name: 'x' },
      ],
      since: Date.UTC(2026, 0, 2),
      until: Date.UTC(2026, 1, 3),
    });
  });

  it('parses an unknown operator as words', () => {
    expect(parseQuery('12:30 foo:bar')).toMatchObject({
      all: [
        { kind: 'words', words: ['12', '30'] },
        { kind: 'words', words: ['foo', 'bar'] },
      ],
    });
  });

  it('accepts typographic quotes', () => {
    expect(parseQuery('“quick fox”').all).toEqual([{ kind: 'words', words: ['quick', 'fox'] }]);
  });

  it.each([
    [''],
    ['   '],
    ['from:'],
    ['since:'],
    ['lang:'],
    ['has:'],
    ['#'],
    ['cats @'],
    ['cats -'],
    ['from:a/b'],
    ['lang:english'],
    ['has:polls'],
    ['cats since:yesterday'],
    ['cats since:2026-02-30'],
    ['cats until:2026-13-01'],
    ['cats -since:2026-01-01'],
    ['cats since:2026-01-02 until:2026-01-02'],
    ['"cats'],
    ['-cats'],
    ['since:2026-01-01'],
    ['the of and'],
    ['"to be or not to be"'],
    ['.*'],
    ['?!'],
    ['""'],
    ['a'.repeat(513)],
    [Array(50).fill('word').join(' ')],
  ])('rejects %j', (query) => {
    expect(refusal(query)).toBe('BAD_USER_INPUT');
  });

  it.each([['cats since:9999-01-01'], ['cats until:0001-01-01'], ['cats the'], ['cats .*'], ['a+b(c)[d]$^']])(
    'accepts %j',
    (query) => {
      expect(refusal(query)).toBeNull();
    },
  );

  it('parses or rejects every text with BAD_USER_INPUT', () => {
    const pieces = fc.constantFrom(
      '"',
      '-',
      '#',
      '@',
      'from:',
      'since:',
      '2026-01-01',
      ' ',
      '猫',
      'cat',
      '\u0000',
      '🎉',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(pieces).map((each) => each.join('')),
    );
    fc.assert(fc.property(typed, (query) => [null, 'BAD_USER_INPUT'].includes(refusal(query))));
  });
});
