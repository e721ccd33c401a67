import { expect, it } from 'vitest';
import { beginsWith, MAX_PREFIX, prefixesOf } from './prefixes.js';

it('returns the folded prefixes of a name and of its words, each once', () => {
  expect(prefixesOf(['Zoë Ann'])).toEqual([
    '',
    'z',
    'zo',
    'zoe',
    'zoe ',
    'zoe a',
    'zoe an',
    'zoe ann',
    'a',
    'an',
    'ann',
  ]);
});

it('limits the number of prefixes of a long name', () => {
  expect(prefixesOf(['x'.repeat(300)])).toHaveLength(MAX_PREFIX + 1);
  expect(prefixesOf([Array(50).fill('ab').join(' ')]).length).toBeLessThan(50);
});

it('compares a name with a prefix that is longer than the indexed ones', () => {
  expect(beginsWith('Ada Lovelace', 'lovelace')).toBe(true);
  expect(beginsWith('Ada Lovelace', 'ada lovelace')).toBe(true);
  expect(beginsWith('Ada Lovelace', 'velace')).toBe(false);
});
