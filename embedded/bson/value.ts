import type { Binary, BSONRegExp, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';

/**
 * A document in memory. A Map preserves the order of all keys (an object would move `"1"` to the front) and
 * has no special key `__proto__`.
 */
export type Doc = Map<string, Value>;

/**
 * One BSON value. A plain number is what a JavaScript client means by it: an int32 when integral and small, a
 * double otherwise. A double with an integral value stays a `Double`, an int64 is a bigint, so a round trip
 * preserves all types.
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

/** True for all number types. */
export function isNumeric(value: Value | undefined): value is number | bigint | Double {
  return typeof value === 'number' || typeof value === 'bigint' || bsonType(value) === 'Double';
}

/** The `_bsontype` of the bson package's classes; undefined for all other values. */
export function bsonType(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null
    ? (value as { _bsontype?: string })._bsontype
    : undefined;
}

/** The value as a double; an int64 beyond 2^53 is rounded. */
export function toNumber(value: number | bigint | Double): number {
  return typeof value === 'object' ? value.value : Number(value);
}

/** True for a number that BSON encodes as int32. */
export function isInt32(value: unknown): value is number {
  return typeof value === 'number' && (value | 0) === value && !Object.is(value, -0);
}

/** MongoDB's truthiness: everything except false, null, missing and zero. */
export function isTruthy(value: Value | undefined): boolean {
  if (isNumeric(value)) return toNumber(value) !== 0;
  return value !== undefined && value !== null && value !== false;
}
