import { expect, it } from 'vitest';
import { beginsWith, MAX_PREFIX, prefixesOf } from './prefixes.js';

it('gives the beginnings of a name and of the words in it, without case and accents, each once', () => {
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

it('keeps the index small whatever the name', () => {
  expect(prefixesOf(['x'.repeat(300)])).toHaveLength(MAX_PREFIX + 1);
  expect(prefixesOf([Array(50).fill('ab').join(' ')]).length).toBeLessThan(50);
});

it('tells by the whole prefix what the index could only narrow down', () => {
  expect(beginsWith('Ada Lovelace', 'lovelace')).toBe(true);
  expect(beginsWith('Ada Lovelace', 'ada lovelace')).toBe(true);
  expect(beginsWith('Ada Lovelace', 'velace')).toBe(false);
});
