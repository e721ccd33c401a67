import { serialize } from 'bson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from './decode.js';
import { encode } from './encode.js';

describe('decode and encode', () => {
  it('round-trip the bytes of a client', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((name) => !name.includes('\0'));
    const scalar = fc.oneof(
      fc.double(),
      fc.integer(),
      text,
      fc.boolean(),
      fc.constant(null),
      fc.date({ noInvalidDate: true }),
    );
    const documents = fc.dictionary(text, fc.oneof(scalar, fc.array(scalar), fc.dictionary(text, scalar)));
    const property = fc.property(documents, (document) => {
      const bytes = Buffer.from(serialize(document));
      expect(encode(decode(bytes)).equals(bytes)).toBe(true);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('keep field names that JavaScript objects would reorder or lose', () => {
    const document = new Map<string, number>([
      ['b', 1],
      ['10', 2],
      ['2', 3],
      ['__proto__', 4],
    ]);
    expect([...decode(encode(document)).keys()]).toEqual(['b', '10', '2', '__proto__']);
  });

  it('never read beyond damaged bytes', () => {
    const bytes = Buffer.from(serialize({ a: 'text', b: [1, { c: new Date() }], d: 5 }));
    const property = fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
      const damaged = Buffer.from(bytes);
      damaged[at] = byte;
      try {
        decode(damaged);
      } catch (error) {
        expect(error).toMatchObject({
          codeName: expect.stringMatching(/InvalidBSON|NotImplemented/) as string,
        });
      }
    });
    fc.assert(property, { numRuns: 2_000 });
  });

  it('reject unsupported types', () => {
    const decimal = Buffer.from('1800000013610000000000000000000000000000003c3000', 'hex');
    expect(() => decode(decimal)).toThrow(/Decimal128: not supported/);
  });
});
