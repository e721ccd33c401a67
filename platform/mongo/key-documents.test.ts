import { BSON } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { readKeys } from './key-documents.js';

const ID = '1700000000000000001';

describe('documents of ids, numbers and flags', () => {
  it('decodes like the driver', () => {
    const documents = [
      {},
      { _id: ID, authorId: '', retweetOf: null, inReplyTo: null },
      {
        _id: `${ID}:${ID}`,
        retweetOf: { tweetId: ID, authorId: 'a' },
        inReplyTo: { tweetId: ID },
        last: 'x',
      },
      { a: { b: { c: null, d: {} } }, e: 'f'.repeat(70_000) },
      { _id: ID, protected: true, gone: false, count: -7, at: 1_795_000_000_000, share: -0.25, last: 'x' },
      { many: BSON.Long.fromNumber(2 ** 40), few: BSON.Long.fromNumber(-3), last: 'x' },
    ];
    // As slices of a larger reply, like the driver returns them.
    const bytes = Buffer.concat([Buffer.alloc(3), ...documents.map((each) => BSON.serialize(each))]);
    let at = 3;
    const raw = documents.map((each) => {
      const { length } = BSON.serialize(each);
      return bytes.subarray(at, (at += length));
    });
    expect(readKeys(raw)).toEqual(raw.map((each) => BSON.deserialize(each)));
  });

  it.each([{ at: new Date(0) }, { ids: [ID] }, { name: /x/ }, { bytes: Buffer.from('x') }])(
    'rejects unsupported types: %j',
    (document) => {
      expect(() => readKeys([BSON.serialize(document)])).toThrow(TypeError);
    },
  );
});
