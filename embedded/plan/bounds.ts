import { AFTER, asciiKey, encodeKey, isAscii, textPrefix, type Key } from '../bson/key.js';
import { BSONRegExp } from 'bson';
import { EMPTY_ARRAY_TAG, TAGS, tagOf } from '../bson/types.js';
import type { Value } from '../bson/value.js';
import type { RangeOperator, Test } from '../query/filter.js';
import type { Pattern } from '../query/regex.js';
import { between, covers, intersect, pointAt, union, type Interval } from './interval.js';

/** The index ranges of the values that match a test. */
export interface Bounds {
  readonly intervals: readonly Interval[];
  /** True when every entry in the ranges belongs to a matching document, which need not be checked. */
  readonly exact: boolean;
}

const NULL_KEY = encodeKey(null);
const EMPTY_ARRAY_KEY = String.fromCharCode(EMPTY_ARRAY_TAG);
const STRINGS = bracket(TAGS.string);
const NUMBERS = between(encodeKey(-Infinity), String.fromCharCode(TAGS.int + 1));

/** Longer keys are truncated before LMDB seeks, so the documents must be checked. */
const LONGEST_EXACT_KEY = 400;

/** The bounds of a test; undefined when an index cannot narrow it down. */
export function boundsOf(test: Test): Bounds | undefined {
  switch (test.op) {
    case 'eq':
      return equality(test.value);
    case 'in':
      return membership(test.values, test.patterns);
    case 'regex':
      return pattern(test.pattern);
    case 'mod':
      return { intervals: [NUMBERS], exact: false };
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return range(test.op, test.value);
    case 'elemMatch':
      return test.of === 'values' ? element(test) : undefined;
    default:
      return undefined;
  }
}

/**
 * Null also matches missing, and an array matches itself or one of its elements: the document must be
 * checked.
 */
function equality(value: Value): Bounds {
  const key = encodeKey(value);
  if (Array.isArray(value)) {
    const first = value.length > 0 ? encodeKey(value[0]) : EMPTY_ARRAY_KEY;
    return { intervals: union([pointAt(key), pointAt(first)]), exact: false };
  }
  return { intervals: [pointAt(key)], exact: isExact(key) };
}

function membership(values: readonly Value[], patterns: readonly Pattern[]): Bounds {
  const others = [...patterns.map(pattern), ...values.filter(Array.isArray).map(equality)];
  // No key is a prefix of another, so sorted points do not overlap: the long lists of feeds need only a sort.
  const points = sortedKeys(values.filter((value) => !Array.isArray(value))).map(pointAt);
  const intervals =
    others.length === 0 ? points : union([...points, ...others.flatMap((one) => one.intervals)]);
  return { intervals, exact: others.every((one) => one.exact) && points.every(({ from }) => isExact(from)) };
}

/** The distinct keys of all values. ASCII strings sort like their keys, and faster. */
function sortedKeys(values: readonly Value[]): Key[] {
  if (values.every(isAscii)) return distinct([...values].sort()).map(asciiKey);
  return distinct(values.map(encodeKey).sort());
}

function distinct(sorted: readonly string[]): string[] {
  return sorted.filter((value, at) => value !== sorted[at - 1]);
}

/** Null also matches missing, and a truncated key is not the whole value. */
function isExact(key: Key): boolean {
  return key !== NULL_KEY && key.length <= LONGEST_EXACT_KEY;
}

function pattern({ source, options, prefix, onlyPrefix }: Pattern): Bounds {
  const itself = pointAt(encodeKey(new BSONRegExp(source, options)));
  if (prefix === undefined) return { intervals: union([STRINGS, itself]), exact: false };
  const start = textPrefix(prefix);
  return { intervals: union([between(start, start + AFTER), itself]), exact: onlyPrefix };
}

function range(op: RangeOperator, value: Value): Bounds | undefined {
  const tag = tagOf(value);
  const isNaN = typeof value === 'number' && Number.isNaN(value);
  if (tag === TAGS.minKey || tag === TAGS.maxKey || tag === TAGS.array || isNaN) return undefined;
  if (tag === TAGS.null) return op === 'lte' || op === 'gte' ? equality(null) : undefined;
  const whole = tag === TAGS.int ? NUMBERS : bracket(tag);
  const key = encodeKey(value);
  const sides = {
    lt: between(whole.from, key),
    lte: between(whole.from, key + AFTER),
    gt: between(key + AFTER, whole.to),
    gte: between(key, whole.to),
  };
  const side = sides[op];
  const intervals = side.from < side.to ? [side] : [];
  return { intervals, exact: key.length <= LONGEST_EXACT_KEY };
}

/** `$elemMatch: { $gt: 1, $lt: 5 }`: one element lies within all bounds. */
function element(test: Test & { op: 'elemMatch' }): Bounds | undefined {
  if (test.filter.kind !== 'and') return undefined;
  const all = test.filter.of.flatMap((inner) => (inner.kind === 'field' ? (boundsOf(inner.test) ?? []) : []));
  const [first, ...rest] = all.map((bounds) => bounds.intervals);
  if (first === undefined) return undefined;
  return { intervals: rest.reduce(intersect, [...first]), exact: false };
}

function bracket(tag: number): Interval {
  return between(String.fromCharCode(tag), String.fromCharCode(tag + 1));
}

/** True when every document that matches `test` has the field: required for a sparse index. */
export function impliesPresence(test: Test): boolean {
  if (test.op === 'exists' || test.op === 'type' || test.op === 'size' || test.op === 'elemMatch')
    return true;
  if (test.op === 'eq') return test.value !== null;
  if (test.op === 'in') return !test.values.includes(null);
  const bounds = boundsOf(test);
  return bounds !== undefined && !covers(bounds.intervals, [pointAt(NULL_KEY)]);
}
