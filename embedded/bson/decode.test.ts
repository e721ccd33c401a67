import { BSONRegExp, Double, Long, MaxKey, MinKey, ObjectId, serialize, Timestamp } from 'bson';
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
      fc.constantFrom(new ObjectId(), new BSONRegExp('ä.c', 'im'), new Timestamp(2n ** 64n - 5n)),
      fc.constantFrom(new MinKey(), new MaxKey(), new Double(3), new Double(-0), Long.MIN_VALUE),
    );
    const documents = fc.dictionary(text, fc.oneof(scalar, fc.array(scalar), fc.dictionary(text, scalar)));
    const property = fc.property(documents, (document) => {
      const bytes = Buffer.from(serialize(document));
      expect(encode(decode(bytes)).equals(bytes)).toBe(true);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('round-trip binary values of every subtype, whatever their content', () => {
    const property = fc.property(fc.nat(255), fc.uint8Array({ maxLength: 20 }), (subtype, content) => {
      const head = Buffer.of(0, 0, 0, 0, 0x05, 0x62, 0, content.length, 0, 0, 0, subtype);
      const bytes = Buffer.concat([head, content, Buffer.of(0)]);
      bytes.writeInt32LE(bytes.length, 0);
      expect(encode(decode(bytes)).toString('hex')).toBe(bytes.toString('hex'));
    });
    fc.assert(property, { numRuns: 2_000 });
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
