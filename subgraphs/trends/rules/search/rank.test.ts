import { describe, expect, it } from 'vitest';
import { firstIdAt } from '#platform/snowflake.js';
import type { Posting } from '../../store/postings.js';
import { rank } from './rank.js';

const NOW = Date.UTC(2026, 0, 10);
const HOUR = 3_600_000;

function posting(hoursAgo: number, engagement = 0, text = ' cat '): Posting {
  const tweetId = firstIdAt(NOW - hoursAgo * HOUR);
  return { tweetId, authorId: '1', terms: [], tags: [], text, engagement };
}

describe('the rank of a result', () => {
  it('is made of recency 70, engagement 20 and relevance 10 of 100, and stays below 1', () => {
    expect(rank(posting(0), [], NOW)).toBeCloseTo(0.7);
    expect(rank(posting(1e5, 1e9), [], NOW)).toBeCloseTo(0.2, 2);
    const words = ' cat'.repeat(1_000);
    expect(rank(posting(0, 1e9, `${words} `), ['cat'], NOW)).toBeLessThan(1);
  });

  it('is half as recent after a day', () => {
    expect(rank(posting(24), [], NOW)).toBeCloseTo(0.35);
  });

  it('never suffers from a clock that is behind, or from likes taken back', () => {
    expect(rank(posting(-5), [], NOW)).toBe(rank(posting(0), [], NOW));
    expect(rank(posting(0, -3), [], NOW)).toBe(rank(posting(0, 0), [], NOW));
  });

  it('grows with how often a word stands there, and shrinks with what stands around it', () => {
    const of = (text: string): number => rank(posting(0, 0, text), ['cat'], NOW);
    expect(of(' cat cats ')).toBeGreaterThan(of(' cat '));
    expect(of(' cat ')).toBeGreaterThan(of(` cat ${'dog '.repeat(20)}`));
  });
});
