import { DAY } from './window.js';

/** 2026-01-01. Scores double every week from here and fit a double until 2045. */
const START = Date.UTC(2026, 0, 1);

const HALF_LIFE = 7 * DAY;

/** Steps per week. Few binary digits keep sums over half a year exact. */
const STEPS = 256;

/**
 * The score that one use at `time` adds to a name. A use counts twice as much as a use one week earlier, so sums of scores
 * compare recent use without a job that decays them. Undoing a use subtracts the same number, and undoing all uses
 * leaves exactly 0.
 */
export function decayedScoreAt(time: number): number {
  const weeks = (time - START) / HALF_LIFE;
  const week = Math.floor(weeks);
  return (Math.round(STEPS * 2 ** (weeks - week)) / STEPS) * 2 ** week;
}
