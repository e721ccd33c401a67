import { describe, expect, it } from 'vitest';
import { trendScore } from './trend-score.js';
import { HOUR } from './window.js';

const USAGE = { volume: 60, recent: 10, authors: 60, usualPerHour: 6 };

describe('the score of a trend', () => {
  it('is volume against the usual, times diversity, times velocity', () => {
    expect(trendScore(USAGE, HOUR)).toBeCloseTo(10 * 0.6 * 1);
    expect(trendScore(USAGE, 6 * HOUR)).toBeCloseTo((10 / 6) * 0.6 * 1);
  });

  it('is nothing for a hashtag that one user uses, however often', () => {
    expect(trendScore({ ...USAGE, volume: 100_000, authors: 1 }, HOUR)).toBe(0);
  });

  it('is something for what two users say once each in a quiet network', () => {
    expect(trendScore({ volume: 2, recent: 2, authors: 2, usualPerHour: 0 }, HOUR)).toBeGreaterThan(0);
  });

  it('counts authors up to two hundred', () => {
    const of = (authors: number): number => trendScore({ ...USAGE, authors }, HOUR);
    expect(of(200)).toBeCloseTo(2 * of(100));
    expect(of(400)).toBe(of(200));
  });

  it('rises with what is just coming up and falls with what is over, within bounds', () => {
    const of = (recent: number): number => trendScore({ ...USAGE, recent }, HOUR);
    expect([of(0), of(10), of(60)]).toEqual([of(10) / 4, of(10), of(10) * 3]);
  });
});
