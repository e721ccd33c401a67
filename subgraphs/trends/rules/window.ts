import type { TrendWindow } from '../resolvers/types.generated.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How long each window is, in ms. */
export const WINDOWS: Readonly<Record<TrendWindow, number>> = { HOUR, SIX_HOURS: 6 * HOUR, DAY };

/** How far back the usual is looked for, in ms. */
export const HISTORY = 7 * DAY;

/** How long hours are kept, in ms: the usual, and the day that is compared with it. */
export const KEPT = HISTORY + DAY;

export const WINDOW_NAMES = Object.keys(WINDOWS) as TrendWindow[];

/** Uses are counted by the minute; whole hours are kept as sums too, so that a day is at most 83 buckets and not 1,440. */
export type Bucket = `m${number}` | `h${number}`;

export function minuteBucket(time: number): Bucket {
  return `m${Math.floor(time / MINUTE)}`;
}

export function hourBucket(time: number): Bucket {
  return `h${Math.floor(time / HOUR)}`;
}

/** The buckets of the last `length` ms, a whole number of minutes, up to and with the current minute. */
export function bucketsOf(length: number, now: number): Bucket[] {
  const last = Math.floor(now / MINUTE);
  const first = last + 1 - length / MINUTE;
  const firstWholeHour = Math.ceil(first / 60);
  const currentHour = Math.floor(last / 60);
  if (firstWholeHour > currentHour) return minutes(first, last + 1);
  return [...minutes(first, firstWholeHour * 60), ...hours(firstWholeHour, currentHour + 1)];
}

function minutes(from: number, to: number): Bucket[] {
  return Array.from({ length: to - from }, (_, index): Bucket => `m${from + index}`);
}

function hours(from: number, to: number): Bucket[] {
  return Array.from({ length: to - from }, (_, index): Bucket => `h${from + index}`);
}
