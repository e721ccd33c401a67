import { Binary, BSONRegExp, MaxKey, MinKey, ObjectId, serialize, Timestamp } from 'bson';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keeping, leaving, Scratch } from './cut.js';
import { decode } from './decode.js';
import { encode } from './encode.js';

const NAMES = ['a', 'b', 'ab', 'é', '10', 'list', 'nothing'];

const value = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.string({ unit: 'grapheme' }),
  fc.boolean(),
  fc.date({ noInvalidDate: true }),
  fc.array(fc.dictionary(fc.constantFrom(...NAMES), fc.integer())),
  fc.dictionary(fc.constantFrom(...NAMES), fc.string()),
  fc.uint8Array({ maxLength: 20 }).map((bytes) => new Binary(bytes)),
  fc.constantFrom<unknown>(
    null,
    new ObjectId(),
    new BSONRegExp('a.c', 'i'),
    new Timestamp(7n),
    new MinKey(),
    new MaxKey(),
    'long'.repeat(2_000),
  ),
);
const names = fc.uniqueArray(fc.constantFrom(...NAMES));
const documents = names.chain((some) =>
  fc.tuple(...some.map((name) => fc.tuple(fc.constant(name), value))).map((fields) => new Map(fields)),
);

it('cuts any document down to the named fields, or to all other fields', () => {
  const scratch = new Scratch();
  const property = fc.property(documents, names, (document, named) => {
    const bytes = Buffer.from(serialize(document));
    const only = (wanted: boolean): Buffer =>
      encode(new Map([...decode(bytes)].filter(([name]) => named.includes(name) === wanted)));
    expect(keeping(named)(bytes, scratch).toString('hex')).toBe(only(true).toString('hex'));
    expect(leaving(named)(bytes, scratch).toString('hex')).toBe(only(false).toString('hex'));
  });
  fc.assert(property, { numRuns: 1_000 });
});
