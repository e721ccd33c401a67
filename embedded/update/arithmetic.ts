import { Double } from 'bson';
import { isInt32, toNumber } from '../bson/value.js';
import { badValue } from '../command-error.js';

type Numeric = number | bigint | Double;

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

/**
 * Adds like MongoDB: with a double the result is a double, int32 overflows to int64, int64 overflow is an
 * error.
 */
export function add(a: Numeric, b: Numeric): Numeric {
  return combine(
    a,
    b,
    (x, y) => x + y,
    (x, y) => x + y,
  );
}

/** Multiplies by the same rules. */
export function multiply(a: Numeric, b: Numeric): Numeric {
  return combine(
    a,
    b,
    (x, y) => x * y,
    (x, y) => x * y,
  );
}

function combine(
  a: Numeric,
  b: Numeric,
  doubles: (x: number, y: number) => number,
  integers: (x: bigint, y: bigint) => bigint,
): Numeric {
  if (!isInteger(a) || !isInteger(b)) return toDouble(doubles(toNumber(a), toNumber(b)));
  const result = integers(BigInt(a), BigInt(b));
  if (result > INT64_MAX || result < INT64_MIN) throw badValue('the result does not fit into an int64');
  const stays32 = typeof a === 'number' && typeof b === 'number' && isInt32(Number(result));
  return stays32 ? Number(result) : result;
}

function isInteger(value: Numeric): value is number | bigint {
  return typeof value === 'bigint' || isInt32(value);
}

/** A double, wrapped when a plain number would become an int32. */
export function toDouble(value: number): number | Double {
  return isInt32(value) || Object.is(value, -0) ? new Double(value) : value;
}
