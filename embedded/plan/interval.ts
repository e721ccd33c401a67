import { AFTER, invert, type Key } from '../bson/key.js';

/** Encoded values from `from` (inclusive) to `to` (exclusive). */
export interface Interval {
  readonly from: Key;
  readonly to: Key;
  /** True when the interval is exactly one value, whose encoding is `from`. */
  readonly point: boolean;
}

export function pointAt(key: Key): Interval {
  return { from: key, to: key + AFTER, point: true };
}

export function between(from: Key, to: Key): Interval {
  return { from, to, point: false };
}

/** The same values in a descending index. */
export function invertInterval(interval: Interval): Interval {
  if (interval.point) return pointAt(invert(interval.from));
  return between(invertBound(interval.to), invertBound(interval.from));
}

/** Converts an inclusive bound to an exclusive one in the inverted order, and back. */
function invertBound(key: Key): Key {
  return key.endsWith(AFTER) ? invert(key.slice(0, -AFTER.length)) : invert(key) + AFTER;
}

/** Sorts and merges intervals until none overlap. */
export function union(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) =>
    a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1,
  );
  const joined: Interval[] = [];
  for (const next of sorted) {
    const last = joined.at(-1);
    if (last === undefined || next.from >= last.to) joined.push(next);
    else if (next.to > last.to) joined[joined.length - 1] = between(last.from, next.to);
  }
  return joined;
}

/** The intersection of both lists. */
export function intersect(some: readonly Interval[], others: readonly Interval[]): Interval[] {
  const common = some.flatMap((a) =>
    others.flatMap((b) => {
      const from = a.from > b.from ? a.from : b.from;
      const to = a.to < b.to ? a.to : b.to;
      if (from >= to) return [];
      return [{ from, to, point: isSame(a, from, to) || isSame(b, from, to) }];
    }),
  );
  return union(common);
}

function isSame(interval: Interval, from: Key, to: Key): boolean {
  return interval.point && interval.from === from && interval.to === to;
}

/** True when every value of `inner` lies in `outer`. */
export function covers(outer: readonly Interval[], inner: readonly Interval[]): boolean {
  return inner.every((a) => outer.some((b) => b.from <= a.from && a.to <= b.to));
}
