import { HOUR } from './window.js';

/** The use of a hashtag within one window. */
export interface WindowUsage {
  /** Uses within the window. */
  volume: number;
  /** Uses within the last sixth of the window. */
  recent: number;
  /** Distinct authors within the window. */
  authors: number;
  /** The baseline: average uses per hour over the seven days before the window. */
  usualPerHour: number;
}

/** A hashtag that only one user uses never trends. */
const MIN_AUTHORS = 2;

/** The number of authors at which diversity is 1. Diversity grows with the authors up to the maximum. */
const AUTHORS = 100;
const MAX_DIVERSITY = 2;

/** The lowest baseline, in uses per hour. Without it any rare word would trend. */
const MIN_USUAL = 1;

const MIN_VELOCITY = 0.25;
const MAX_VELOCITY = 3;

/**
 * How much more a hashtag is used than usual; 0 for no trend:
 *
 *     volume per hour / usual per hour  x  min(authors / 100, 2)  x  velocity
 *
 * Velocity compares the last sixth of the window with the whole window. It is 1 for steady use, up to 3 for rising use
 * and down to 0.25 for fading use.
 */
export function trendScore({ volume, recent, authors, usualPerHour }: WindowUsage, length: number): number {
  if (authors < MIN_AUTHORS || volume <= 0) return 0;
  const burst = volume / (length / HOUR) / Math.max(usualPerHour, MIN_USUAL);
  const diversity = Math.min(authors / AUTHORS, MAX_DIVERSITY);
  const velocity = Math.min(Math.max((6 * recent) / volume, MIN_VELOCITY), MAX_VELOCITY);
  return burst * diversity * velocity;
}
