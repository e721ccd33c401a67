export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The windows over which trends are computed. Equal to the enum of the same name in the SDL. */
export type TrendWindow = 'HOUR' | 'SIX_HOURS' | 'DAY';

/** The length of each window in ms. */
export const WINDOWS: Readonly<Record<TrendWindow, number>> = { HOUR, SIX_HOURS: 6 * HOUR, DAY };

export const WINDOW_NAMES = Object.keys(WINDOWS) as TrendWindow[];

/** The period, in ms, over which the baseline of a hashtag is averaged. */
export const HISTORY = 7 * DAY;

/** How long hourly counts are kept, in ms: the baseline period and the longest window that is compared with it. */
export const KEPT = HISTORY + DAY;

/** A minute or an hour of counts. Sums of whole hours keep the buckets of a day to 83 instead of 1,440. */
export type Bucket = `m${number}` | `h${number}`;

export function minuteBucket(time: number): Bucket {
  return `m${Math.floor(time / MINUTE)}`;
}

export function hourBucket(time: number): Bucket {
  return `h${Math.floor(time / HOUR)}`;
}

/** The buckets of the last `length` ms, a whole number of minutes, up to and including the current minute. */
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
