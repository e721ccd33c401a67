import { AFTER, type Key } from '../bson/key.js';
import type { KeyRange } from '../storage/environment.js';
import type { Candidate, FieldBounds } from './candidate.js';
import type { Ordering } from './ordering.js';

/** The key ranges of a candidate: every head with every range behind it. Several heads are merged by what follows them. */
export interface KeyRanges {
  /** What all keys of one stream begin with. The `_id` of an entry never lies in it: something is left to sort by. */
  readonly heads: readonly Key[];
  /** What may follow a head, in the order in which it is to be read. */
  readonly ranges: readonly KeyRange[];
  /** True when each range is one whole key: nothing to seek, the document is there or it is not. */
  readonly isKnown: boolean;
}

/** Spells out the bounds of a candidate. */
export function keyRanges({ access, bounds }: Candidate, { merged, reverse }: Ordering): KeyRanges {
  const ranges = rangesOf(bounds.slice(merged));
  return {
    heads: joined([access.prefix], bounds.slice(0, merged)),
    ranges: reverse ? ranges.reverse() : ranges,
    isKnown: access.index === undefined && bounds[0]?.points === true,
  };
}

/** Each of `heads` with each combination of points behind it. */
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
