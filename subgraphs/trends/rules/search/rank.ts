import { timeOf } from '#platform/snowflake.js';
import { wordTerms } from '../text/terms.js';
import { HOUR } from '../window.js';

const RECENCY = 0.7;
const ENGAGEMENT = 0.2;
const RELEVANCE = 0.1;

/** The age in hours at which recency is half of its maximum. */
const HALF_RECENT_H = 24;

/** The points (20 likes, or 10 retweets) at which engagement is half of its maximum. */
const HALF_ENGAGED = 20;

/** The number of words of an average tweet, as in BM25's length normalisation. */
const AVERAGE_WORDS = 15;

/** The fields of a search result that its rank depends on. */
export interface RankedFields {
  tweetId: string;
  text: string;
  engagement: number;
}

/** The rank of a result, 0 to 1: 70 % recency, 20 % engagement and 10 % relevance, each from 0 to 1. */
export function rank(result: RankedFields, words: readonly string[], asOf: number): number {
  const hours = Math.max(0, asOf - timeOf(result.tweetId)) / HOUR;
  const points = Math.max(0, result.engagement);
  return (
    RECENCY / (1 + hours / HALF_RECENT_H) +
    (ENGAGEMENT * points) / (points + HALF_ENGAGED) +
    RELEVANCE * relevance(result.text, words)
  );
}

/** The term frequency part of BM25: more occurrences in a shorter text give a higher relevance. */
function relevance(text: string, words: readonly string[]): number {
  if (words.length === 0) return 0;
  const inTweet = text.trim().split(' ');
  const terms = wordTerms(inTweet);
  const damping = 1.2 * (0.25 + (0.75 * inTweet.length) / AVERAGE_WORDS);
  const saturated = words.map((word) => {
    const times = terms.filter((each) => each === word).length;
    return times / (times + damping);
  });
  return saturated.reduce((sum, each) => sum + each, 0) / words.length;
}
