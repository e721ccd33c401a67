import { compare } from '../bson/compare.js';
import { encodeKey } from '../bson/key.js';
import { isNumeric, toNumber, type Value } from '../bson/value.js';
import { add } from '../update/arithmetic.js';

/** Computes one value from the documents of a group. */
export interface Accumulator {
  add(value: Value | undefined): void;
  readonly result: Value;
  /** Bytes that each further value may take, for accumulators that store all values. */
  readonly growth?: number;
}

/** Estimated size of a stored value, for the memory limit. */
const KEPT_VALUE_BYTES = 64;

/** The accumulators of `$group`. */
export const ACCUMULATORS: Record<string, () => Accumulator> = {
  $sum: () => {
    let sum: Parameters<typeof add>[0] = 0;
    return {
      add: (value) => {
        if (isNumeric(value)) sum = add(sum, value);
      },
      get result() {
        return sum;
      },
    };
  },
  $avg: () => {
    let sum = 0;
    let count = 0;
    return {
      add: (value) => {
        if (!isNumeric(value)) return;
        sum += toNumber(value);
        count++;
      },
      get result() {
        return count === 0 ? null : sum / count;
      },
    };
  },
  $count: () => {
    let count = 0;
    return {
      add: () => void count++,
      get result() {
        return count;
      },
    };
  },
  $min: () => extreme((a, b) => compare(a, b) < 0),
  $max: () => extreme((a, b) => compare(a, b) > 0),
  $first: () => pick((held) => held.length === 0),
  $last: () => pick(() => true),
  $push: () => {
    const values: Value[] = [];
    return {
      add: (value) => void (value !== undefined && values.push(value)),
      result: values,
      growth: KEPT_VALUE_BYTES,
    };
  },
  $addToSet: () => {
    const values = new Map<string, Value>();
    return {
      add: (value) => void (value !== undefined && values.set(encodeKey(value), value)),
      growth: KEPT_VALUE_BYTES,
      get result() {
        return [...values.values()];
      },
    };
  },
};

/** Null and missing values are ignored. */
function extreme(wins: (a: Value, b: Value) => boolean): Accumulator {
  let best: Value = null;
  return {
    add: (value) => {
      if (value === undefined || value === null) return;
      if (best === null || wins(value, best)) best = value;
    },
    get result() {
      return best;
    },
  };
}

function pick(takes: (held: readonly Value[]) => boolean): Accumulator {
  const held: Value[] = [];
  return {
    add: (value) => {
      if (takes(held)) held.splice(0, 1, value ?? null);
    },
    get result() {
      return held[0] ?? null;
    },
  };
}
