import { expect, it } from 'vitest';
import { bucketsOf, DAY, HOUR, MINUTE, type Bucket } from './window.js';

/** The minutes of a bucket. */
function minutesIn(bucket: Bucket): number[] {
  const number = Number(bucket.slice(1));
  return bucket.startsWith('m') ? [number] : Array.from({ length: 60 }, (_, index) => number * 60 + index);
}

it.each([HOUR / 6, HOUR, 6 * HOUR, DAY])(
  'covers the last %i ms exactly at each minute of an hour',
  (length) => {
    for (let offset = 0; offset < 60; offset++) {
      const now = Date.UTC(2026, 0, 1, 10, offset, 30);
      const last = Math.floor(now / MINUTE);
      const covered = bucketsOf(length, now)
        .flatMap(minutesIn)
        .filter((minute) => minute <= last);
      const wanted = Array.from(
        { length: length / MINUTE },
        (_, index) => last - length / MINUTE + 1 + index,
      );
      expect(covered).toEqual(wanted);
    }
  },
);

it('covers a day with few buckets', () => {
  const sizes = Array.from(
    { length: 60 },
    (_, minute) => bucketsOf(DAY, Date.UTC(2026, 0, 1, 10, minute)).length,
  );
  expect(Math.max(...sizes)).toBeLessThanOrEqual(83);
});
