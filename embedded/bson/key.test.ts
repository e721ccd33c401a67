import { Binary, BSONRegExp, Double, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeKey, invert, AFTER } from './key.js';
import type { Value } from './value.js';

/** Ascending, without duplicates. */
const ORDERED: readonly Value[] = [
  new MinKey(),
  null,
  NaN,
  -Infinity,
  -(2n ** 63n),
  -1e15,
  -1.5,
  -1,
  0,
  Number.MIN_VALUE,
  1,
  1.5,
  2 ** 31,
  2n ** 53n - 1n,
  2n ** 53n,
  2n ** 53n + 1n,
  2n ** 53n + 2n,
  2n ** 63n - 1n,
  2 ** 63,
  Infinity,
  '',
  '\0',
  'a',
  'a\0',
  'a\0b',
  'ab',
  'b',
  'é',
  '\uffee',
  '\u{1f426}',
  new Map(),
  new Map([['a', 1]]),
  new Map<string, Value>([
    ['a', 1],
    ['b', 1],
  ]),
  new Map([['b', 1]]),
  new Map([['a', 'x']]),
  [],
  [1],
  [1, 2],
  [2],
  new Binary(Buffer.from([]), 0),
  new Binary(Buffer.from([9]), 0),
  new Binary(Buffer.from([1]), 4),
  new Binary(Buffer.from([1, 0]), 0),
  new ObjectId('000000000000000000000001'),
  new ObjectId('f00000000000000000000000'),
  false,
  true,
  new Date(-5),
  new Date(0),
  new Date(5),
  new Timestamp({ t: 1, i: 1 }),
  new Timestamp({ t: 1, i: 2 }),
  new BSONRegExp('a', ''),
  new BSONRegExp('b', ''),
  new MaxKey(),
];

describe('encodeKey', () => {
  it('preserves the order of all values', () => {
    const keys = ORDERED.map(encodeKey);
    expect([...keys].sort()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('reverses the order when inverted, whatever follows the key', () => {
    const keys = ORDERED.map((value) => invert(encodeKey(value)) + encodeKey(7));
    expect([...keys].sort().reverse()).toEqual(keys);
  });

  it('encodes equal numbers to equal keys', () => {
    expect(encodeKey(1)).toBe(encodeKey(1n));
    expect(encodeKey(1)).toBe(encodeKey(new Double(1)));
    expect(encodeKey(-0)).toBe(encodeKey(0));
    expect(encodeKey(new Double(-0))).toBe(encodeKey(0n));
    expect(encodeKey(undefined)).toBe(encodeKey(null));
  });

  it('orders any two numbers numerically', () => {
    const numbers = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    );
    const property = fc.property(numbers, numbers, (a, b) => {
      fc.pre(!Number.isNaN(a) && !Number.isNaN(b));
      // JavaScript compares a bigint with a double exactly.
      expect(encodeKey(a) < encodeKey(b)).toBe(a < b);
      expect(encodeKey(a) === encodeKey(b)).toBe(a == b);
    });
    fc.assert(property, { numRuns: 2_000 });
  });

  it('orders any two strings bytewise, alone and before other values', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('a', 'a\0', 'a\0\xff'));
    const property = fc.property(text, text, (a, b) => {
      const order = Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      for (const rest of ['', encodeKey(new MaxKey()), encodeKey(new MinKey()), AFTER]) {
        const [left, right] = [encodeKey(a) + rest, encodeKey(b) + encodeKey(5)];
        if (order !== 0) expect(left < right ? -1 : 1).toBe(order);
      }
    });
    fc.assert(property, { numRuns: 2_000 });
  });
});
