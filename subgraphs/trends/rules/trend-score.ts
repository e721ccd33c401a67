import { HOUR } from './window.js';

/** What is known of a hashtag within one window. */
export interface Usage {
  /** Uses within the window. */
  volume: number;
  /** Uses within the last sixth of the window. */
  recent: number;
  /** Distinct authors within the window. */
  authors: number;
  /** Uses per hour that are usual for it, over seven days before the window. */
  usualPerHour: number;
}

/** A hashtag that one user alone uses never trends. */
const MIN_AUTHORS = 2;

/** Authors that count once; twice as many count twice, and more no further. */
const AUTHORS = 100;
const MAX_DIVERSITY = 2;

/** Below one use an hour nothing is usual: otherwise any rare word would be a sensation. */
const MIN_USUAL = 1;

const MIN_VELOCITY = 0.25;
const MAX_VELOCITY = 3;

/**
 * How much more a hashtag is talked about than usual:
 *
 *     volume per hour / usual per hour  x  min(authors / 100, 2)  x  velocity
 *
 * Velocity compares the last sixth of the window with the whole: 1 is steady, up to 3 for what is just coming up, down to
 * a quarter for what is over. 0: no trend.
 */
export function trendScore({ volume, recent, authors, usualPerHour }: Usage, length: number): number {
  if (authors < MIN_AUTHORS || volume <= 0) return 0;
  const burst = volume / (length / HOUR) / Math.max(usualPerHour, MIN_USUAL);
  const diversity = Math.min(authors / AUTHORS, MAX_DIVERSITY);
  const velocity = Math.min(Math.max((6 * recent) / volume, MIN_VELOCITY), MAX_VELOCITY);
  return burst * diversity * velocity;
}
