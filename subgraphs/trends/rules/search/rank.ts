import { timeOf } from '#platform/snowflake.js';
import type { Posting } from '../../store/postings.js';
import { wordTerms } from '../text/terms.js';
import { HOUR } from '../window.js';

const RECENCY = 0.7;
const ENGAGEMENT = 0.2;
const RELEVANCE = 0.1;

/** After a day a tweet is half as recent. */
const HALF_RECENT_H = 24;

/** With 20 points (20 likes, or 10 retweets) engagement is half of what it can be. */
const HALF_ENGAGED = 20;

/** A tweet as long as this is neither favoured nor the opposite. */
const USUAL_WORDS = 15;

/** How good a result is, 0 to 1: recency 70, engagement 20, relevance 10 of 100, each between 0 and 1 by itself. */
export function rank(posting: Posting, words: readonly string[], asOf: number): number {
  const hours = Math.max(0, asOf - timeOf(posting.tweetId)) / HOUR;
  const points = Math.max(0, posting.engagement);
  return (
    RECENCY / (1 + hours / HALF_RECENT_H) +
    (ENGAGEMENT * points) / (points + HALF_ENGAGED) +
    RELEVANCE * relevance(posting, words)
  );
}

/** How much of the tweet is about the words: often is better, in a short tweet better still (the tf of BM25). */
function relevance({ text }: Posting, words: readonly string[]): number {
  if (words.length === 0) return 0;
  const inTweet = text.trim().split(' ');
  const terms = wordTerms(inTweet);
  const damping = 1.2 * (0.25 + (0.75 * inTweet.length) / USUAL_WORDS);
  const saturated = words.map((word) => {
    const times = terms.filter((each) => each === word).length;
    return times / (times + damping);
  });
  return saturated.reduce((sum, each) => sum + each, 0) / words.length;
}
