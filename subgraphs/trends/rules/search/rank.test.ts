import { describe, expect, it } from 'vitest';
import { firstIdAt } from '#platform/snowflake.js';
import { rank, type RankedFields } from './rank.js';

const NOW = Date.UTC(2026, 0, 10);
const HOUR = 3_600_000;

function result(hoursAgo: number, engagement = 0, text = ' cat '): RankedFields {
  const tweetId = firstIdAt(NOW - hoursAgo * HOUR);
  return { tweetId, text, engagement };
}

describe('rank', () => {
  it('weighs recency 70 %, engagement 20 % and relevance 10 %, and stays below 1', () => {
    expect(rank(result(0), [], NOW)).toBeCloseTo(0.7);
    expect(rank(result(1e5, 1e9), [], NOW)).toBeCloseTo(0.2, 2);
    const words = ' cat'.repeat(1_000);
    expect(rank(result(0, 1e9, `${words} `), ['cat'], NOW)).toBeLessThan(1);
  });

  it('halves the recency after a day', () => {
    expect(rank(result(24), [], NOW)).toBeCloseTo(0.35);
  });

  it('is not lowered by a clock that is behind, or by likes that are undone', () => {
    expect(rank(result(-5), [], NOW)).toBe(rank(result(0), [], NOW));
    expect(rank(result(0, -3), [], NOW)).toBe(rank(result(0, 0), [], NOW));
  });

  it('grows with the number of matching words, and shrinks with the number of other words', () => {
    const of = (text: string): number => rank(result(0, 0, text), ['cat'], NOW);
    expect(of(' cat cats ')).toBeGreaterThan(of(' cat '));
    expect(of(' cat ')).toBeGreaterThan(of(` cat ${'dog '.repeat(20)}`));
  });
});
