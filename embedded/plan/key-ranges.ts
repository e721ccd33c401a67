import { AFTER, type Key } from '../bson/key.js';
import type { KeyRange } from '../storage/environment.js';
import type { Candidate, FieldBounds } from './candidate.js';
import type { Ordering } from './ordering.js';

/**
 * The key ranges of a candidate: every head combined with every range. Several heads are merged by the rest
 * of their keys.
 */
export interface KeyRanges {
  /**
   * The common prefixes of the keys of each stream. A head never includes the `_id`: something remains to
   * sort by.
   */
  readonly heads: readonly Key[];
  /** The ranges after a head, in reading order. */
  readonly ranges: readonly KeyRange[];
  /** True when each range is one complete key: no seek is needed, only a lookup. */
  readonly isKnown: boolean;
}

/** Expands the bounds of a candidate. */
export function keyRanges({ access, bounds }: Candidate, { merged, reverse }: Ordering): KeyRanges {
  const ranges = rangesOf(bounds.slice(merged));
  return {
    heads: joined([access.prefix], bounds.slice(0, merged)),
    ranges: reverse ? ranges.reverse() : ranges,
    isKnown: access.index === undefined && bounds[0]?.points === true,
  };
}

/** Combines each head with each combination of points. */
function joined(heads: readonly Key[], bounds: readonly FieldBounds[]): readonly Key[] {
  return bounds.reduce((shorter, { intervals }) => {
    const longer: Key[] = [];
    for (const head of shorter) for (const { from } of intervals) longer.push(head + from);
    return longer;
  }, heads);
}

function rangesOf(bounds: readonly FieldBounds[]): KeyRange[] {
  const last = bounds.at(-1);
  if (last === undefined) return [{ from: '', to: AFTER }];
  if (bounds.length === 1) return [...last.intervals];
  return joined([''], bounds.slice(0, -1)).flatMap((before) =>
    last.intervals.map(({ from, to }) => ({ from: before + from, to: before + to })),
  );
}
