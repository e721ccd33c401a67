import type { Binary, BSONRegExp, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';

/**
 * A document as the store holds it in memory. A Map keeps the order of all keys (an object would move `"1"` to the front)
 * and knows no `__proto__`.
 */
export type Doc = Map<string, Value>;

/**
 * One BSON value. Plain numbers stand for what a JavaScript client means by them: int32 when integral and small,
 * double otherwise. A double with an integral value stays a `Double`, an int64 is a bigint: nothing is re-typed by a
 * round trip.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | Doc
  | Value[]
  | Double
  | ObjectId
  | Binary
  | BSONRegExp
  | Timestamp
  | MinKey
  | MaxKey;

/** Reads a double: the wrapper's value, or the plain number itself. */
export function isNumeric(value: Value | undefined): value is number | bigint | Double {
  return typeof value === 'number' || typeof value === 'bigint' || bsonType(value) === 'Double';
}

/** The name that the bson package gives its classes, undefined for everything else. */
export function bsonType(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null
    ? (value as { _bsontype?: string })._bsontype
    : undefined;
}

/** The value of any number as a double; an int64 beyond 2^53 is rounded. */
export function toNumber(value: number | bigint | Double): number {
  return typeof value === 'object' ? value.value : Number(value);
}

/** True for the numbers that BSON writes as int32. */
export function isInt32(value: unknown): value is number {
  return typeof value === 'number' && (value | 0) === value && !Object.is(value, -0);
}

/** MongoDB's truth: everything except false, null, missing and the zeros. */
export function isTruthy(value: Value | undefined): boolean {
  if (isNumeric(value)) return toNumber(value) !== 0;
  return value !== undefined && value !== null && value !== false;
}
