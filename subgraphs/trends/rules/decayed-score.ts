import { DAY } from './window.js';

/** 2026-01-01. Heat grows by 2 a week from here and stays a double until 2045. */
const START = Date.UTC(2026, 0, 1);

const HALF_LIFE = 7 * DAY;

/** How fine heat is within a week. Few binary digits, so that sums over half a year are exact. */
const STEPS = 256;

/**
 * What one use at `time` adds to the heat of a name. A use is worth twice one of a week before, so sums of heat compare
 * recent use and never have to be cooled down: taking a use back subtracts the same number, and taking all of them back
 * leaves 0.
 */
export function decayedScoreAt(time: number): number {
  const weeks = (time - START) / HALF_LIFE;
  const week = Math.floor(weeks);
  return (Math.round(STEPS * 2 ** (weeks - week)) / STEPS) * 2 ** week;
}
