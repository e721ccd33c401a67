import { describe, expect, it } from 'vitest';
import { firstIdAt } from '#platform/snowflake.js';
import { rankOf } from './ranking.js';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 0, 31);
const aged = (hours: number) => ({
  tweetId: firstIdAt(NOW - hours * HOUR),
  authorId: '1',
  retweetOf: null,
  answers: null,
});

describe('rankOf', () => {
  it('halves the rank within the first hour and lowers it further after that', () => {
    const signals = { engagement: 9, affinity: 0 };
    expect(rankOf(aged(0), signals, NOW)).toBe(10);
    expect(rankOf(aged(1), signals, NOW)).toBe(5);
    expect(rankOf(aged(9), signals, NOW)).toBe(1);
  });

  it('raises the rank linearly with engagement and logarithmically with affinity', () => {
    const of = (engagement: number, affinity: number) => rankOf(aged(1), { engagement, affinity }, NOW);
    expect(of(3, 0)).toBe(2);
    expect(of(0, 1)).toBe(1);
    expect(of(0, 3)).toBe(1.5);
    expect(of(0, 7)).toBe(2);
  });

  it('ignores negative signals, and ids from the future of a clock that is behind', () => {
    expect(rankOf(aged(0), { engagement: -5, affinity: -5 }, NOW)).toBe(1);
    expect(rankOf(aged(-2), { engagement: 0, affinity: 0 }, NOW)).toBe(1);
  });
});
