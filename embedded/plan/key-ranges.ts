import { AFTER, type Key } from '../bson/key.js';
import type { KeyRange } from '../storage/environment.js';
import type { Candidate, FieldBounds } from './candidate.js';
import type { Ordering } from './ordering.js';

/** Ranges that are read one after the other; several groups are merged by what follows the first `skip` bytes of a key. */
export interface RangeGroup {
  readonly skip: number;
  readonly ranges: readonly KeyRange[];
  /** True when each range is one whole key: nothing to seek, the document is there or it is not. */
  readonly isKnown: boolean;
}

/** Spells out the bounds of a candidate as key ranges, in the order in which they are to be read. */
export function rangeGroups({ access, bounds }: Candidate, { merged, reverse }: Ordering): RangeGroup[] {
  const isKnown = access.index === undefined && bounds[0]?.points === true;
  const heads = prefixes([access.prefix], bounds.slice(0, merged));
  return heads.map((head) => {
    const ranges = rangesUnder(head, bounds.slice(merged));
    return { skip: head.length, ranges: reverse ? ranges.reverse() : ranges, isKnown };
  });
}

function prefixes(heads: Key[], bounds: readonly FieldBounds[]): Key[] {
  return bounds.reduce(
    (all, { intervals }) => all.flatMap((head) => intervals.map(({ from }) => head + from)),
    heads,
  );
}

function rangesUnder(head: Key, bounds: readonly FieldBounds[]): KeyRange[] {
  const last = bounds.at(-1);
  if (last === undefined) return [{ from: head, to: head + AFTER }];
  return prefixes([head], bounds.slice(0, -1)).flatMap((prefix) =>
    last.intervals.map(({ from, to }) => ({ from: prefix + from, to: prefix + to })),
  );
}
