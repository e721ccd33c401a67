import { expect, it } from 'vitest';
import { rankOf } from './directory.js';

it('ranks users by followers with two significant digits', () => {
  const ranks = [0, 1, 9, 10, 99, 100, 109, 110, 12_345, 999_999].map(rankOf);
  expect(ranks).toEqual([0, 1, 9, 10, 99, 100, 100, 110, 12_000, 990_000]);
});
