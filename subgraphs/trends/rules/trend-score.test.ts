import { describe, expect, it } from 'vitest';
import { trendScore } from './trend-score.js';
import { HOUR } from './window.js';

const USAGE = { volume: 60, recent: 10, authors: 60, usualPerHour: 6 };

describe('trendScore', () => {
  it('multiplies volume against the baseline, diversity and velocity', () => {
    expect(trendScore(USAGE, HOUR)).toBeCloseTo(10 * 0.6 * 1);
    expect(trendScore(USAGE, 6 * HOUR)).toBeCloseTo((10 / 6) * 0.6 * 1);
  });

  it('is 0 for a hashtag that only one user uses', () => {
    expect(trendScore({ ...USAGE, volume: 100_000, authors: 1 }, HOUR)).toBe(0);
  });

  it('is positive for two users and two uses without a baseline', () => {
    expect(trendScore({ volume: 2, recent: 2, authors: 2, usualPerHour: 0 }, HOUR)).toBeGreaterThan(0);
  });

  it('grows with the number of authors up to 200', () => {
    const of = (authors: number): number => trendScore({ ...USAGE, authors }, HOUR);
    expect(of(200)).toBeCloseTo(2 * of(100));
    expect(of(400)).toBe(of(200));
  });

  it('rises with rising use and falls with fading use, within bounds', () => {
    const of = (recent: number): number => trendScore({ ...USAGE, recent }, HOUR);
    expect([of(0), of(10), of(60)]).toEqual([of(10) / 4, of(10), of(10) * 3]);
  });
});
