import { encodeKey } from './key.js';
import { tagOf } from './types.js';
import type { Value } from './value.js';

/**
 * MongoDB's total order of all values; returns a negative number, zero or a positive number. Missing
 * (undefined) equals null.
 */
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

/** Equality across number types: 1, 1.0 and int64 1 are equal. The key order of documents is significant. */
export function equals(a: Value | undefined, b: Value | undefined): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  return compare(a, b) === 0;
}

/** True when range operators may compare the two: values of other types never match a range. */
export function sameBracket(a: Value, b: Value): boolean {
  return tagOf(a) === tagOf(b);
}
