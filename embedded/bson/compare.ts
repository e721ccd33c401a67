import { encodeKey } from './key.js';
import { tagOf } from './types.js';
import type { Value } from './value.js';

/** MongoDB's total order over all values: negative, zero or positive. Missing (undefined) equals null. */
export function compare(a: Value | undefined, b: Value | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') {
    if (a < b) return -1;
    if (a > b) return 1;
    if (a === b) return 0;
  }
  if (a === b) return 0;
  const left = encodeKey(a);
  const right = encodeKey(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Equality across number types: 1, 1.0 and int64 1 are one value; key order within documents counts. */
export function equals(a: Value | undefined, b: Value | undefined): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  return compare(a, b) === 0;
}

/** True when `$gt` and its kin may compare the two at all: values of other types never match a range. */
export function sameBracket(a: Value, b: Value): boolean {
  return tagOf(a) === tagOf(b);
}
