import { Double, Int32, Long, type Document, type UpdateOptions } from 'mongodb';
import { expect } from 'vitest';
import type { Any, Engine } from './engine.js';

type Case = readonly [
  before: Document,
  update: Document,
  after: Document,
  options?: UpdateOptions & { filter?: Document },
];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  $set: [
    [{ a: 1 }, { $set: { a: 2, b: 3 } }, { a: 2, b: 3 }],
    [{}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
    [{ a: [1, 2] }, { $set: { 'a.1': 5 } }, { a: [1, 5] }],
    [{ a: [1] }, { $set: { 'a.3': 5 } }, { a: [1, null, null, 5] }],
    [{ a: [{ b: 1 }] }, { $set: { 'a.0.b': 2, 'a.0.c': 3 } }, { a: [{ b: 2, c: 3 }] }],
    [{}, { $set: { 'a.0': 1 } }, { a: { 0: 1 } }],
  ],
  $unset: [
    [{ a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
    [{ a: { b: 1, c: 2 } }, { $unset: { 'a.b': 1 } }, { a: { c: 2 } }],
    [{ a: [1, 2, 3] }, { $unset: { 'a.1': 1 } }, { a: [1, null, 3] }],
    [{ a: 1 }, { $unset: { b: 1, 'a.c': 1 } }, { a: 1 }],
  ],
  $inc: [
    [{ a: 1 }, { $inc: { a: 2, b: -3 } }, { a: 3, b: -3 }],
    [{ a: 1.5 }, { $inc: { a: 1 } }, { a: 2.5 }],
    [{ a: 2147483647 }, { $inc: { a: 1 } }, { a: 2147483648 }],
  ],
  $mul: [
    [{ a: 3 }, { $mul: { a: 2, b: 5 } }, { a: 6, b: 0 }],
    [{ a: 3 }, { $mul: { a: 0.5 } }, { a: 1.5 }],
  ],
  '$min and $max': [
    [{ a: 5, b: 5 }, { $min: { a: 3, b: 7, c: 1 } }, { a: 3, b: 5, c: 1 }],
    [{ a: 5, b: 5 }, { $max: { a: 3, b: 7, c: 1 } }, { a: 5, b: 7, c: 1 }],
    [{ a: 'x' }, { $min: { a: 9 } }, { a: 9 }],
    [{ a: null }, { $max: { a: 1 } }, { a: 1 }],
  ],
  $rename: [
    [{ a: 1, b: 2 }, { $rename: { a: 'c' } }, { b: 2, c: 1 }],
    [{ a: { b: 1 } }, { $rename: { 'a.b': 'x.y' } }, { a: {}, x: { y: 1 } }],
    [{ a: 1 }, { $rename: { missing: 'b' } }, { a: 1 }],
    [{ a: 1, b: 2 }, { $rename: { a: 'b' } }, { b: 1 }],
  ],
  $push: [
    [{ a: [1] }, { $push: { a: 2, b: 3 } }, { a: [1, 2], b: [3] }],
    [{ a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }],
    [{ a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [9], $position: 0 } } }, { a: [9, 1, 2] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 9, 2] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [3, 4], $slice: -3 } } }, { a: [2, 3, 4] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [3], $slice: 2 } } }, { a: [1, 2] }],
    [{ a: [1, 2] }, { $push: { a: { $each: [], $slice: 0 } } }, { a: [] }],
    [{ a: [3, 1] }, { $push: { a: { $each: [2], $sort: 1 } } }, { a: [1, 2, 3] }],
    [
      { a: [{ n: 1 }, { n: 3 }] },
      { $push: { a: { $each: [{ n: 2 }], $sort: { n: -1 }, $slice: 2 } } },
      { a: [{ n: 3 }, { n: 2 }] },
    ],
  ],
  $addToSet: [
    [{ a: [1] }, { $addToSet: { a: 1 } }, { a: [1] }],
    [{ a: [1] }, { $addToSet: { a: { $each: [2, 1, 2] } } }, { a: [1, 2] }],
    [{}, { $addToSet: { a: { x: 1, y: 2 } } }, { a: [{ x: 1, y: 2 }] }],
    [
      { a: [{ x: 1, y: 2 }] },
      { $addToSet: { a: { y: 2, x: 1 } } },
      {
        a: [
          { x: 1, y: 2 },
          { y: 2, x: 1 },
        ],
      },
    ],
  ],
  '$pull and $pullAll': [
    [{ a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
    [{ a: [1, 5, 9] }, { $pull: { a: { $gt: 3, $lt: 7 } } }, { a: [1, 9] }],
    [{ a: [{ x: 1, y: 1 }, { x: 2 }] }, { $pull: { a: { x: 1 } } }, { a: [{ x: 2 }] }],
    [{ a: ['abc', 'xbc'] }, { $pull: { a: /^a/ } }, { a: ['xbc'] }],
    [{ a: [1, 2, 3] }, { $pull: { a: { $in: [1, 3] } } }, { a: [2] }],
    [{ b: 1 }, { $pull: { a: 1 } }, { b: 1 }],
    [{ a: [1, 2, 1, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  ],
  $pop: [
    [{ a: [1, 2, 3] }, { $pop: { a: 1 } }, { a: [1, 2] }],
    [{ a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
    [{ a: [] }, { $pop: { a: 1 } }, { a: [] }],
  ],
  'the positional operators': [
    [{ a: [1, 5, 5] }, { $set: { 'a.$': 9 } }, { a: [1, 9, 5] }, { filter: { a: 5 } }],
    [
      { a: [{ k: 1 }, { k: 2 }] },
      { $inc: { 'a.$.n': 1 } },
      { a: [{ k: 1 }, { k: 2, n: 1 }] },
      { filter: { 'a.k': 2 } },
    ],
    [
      {
        a: [
          { k: 1, v: 1 },
          { k: 2, v: 2 },
        ],
      },
      { $set: { 'a.$.v': 0 } },
      {
        a: [
          { k: 1, v: 1 },
          { k: 2, v: 0 },
        ],
      },
      { filter: { a: { $elemMatch: { k: 2, v: 2 } } } },
    ],
    [{ a: [1, 2] }, { $inc: { 'a.$[]': 1 } }, { a: [2, 3] }],
    [{ a: [{ b: [1] }, { b: [2] }] }, { $inc: { 'a.$[].b.$[]': 1 } }, { a: [{ b: [2] }, { b: [3] }] }],
    [
      { a: [1, 5, 9] },
      { $set: { 'a.$[big]': 0 } },
      { a: [1, 0, 0] },
      { arrayFilters: [{ big: { $gt: 4 } }] },
    ],
    [
      { a: [{ k: 1 }, { k: 2 }] },
      { $set: { 'a.$[x].seen': true } },
      { a: [{ k: 1 }, { k: 2, seen: true }] },
      { arrayFilters: [{ 'x.k': 2 }] },
    ],
  ],
  'a $[name] beside others': [
    [
      { a: [{ k: 1 }, { k: 2 }] },
      { $set: { 'a.$[x].k': 3, 'a.$[x].seen': true } },
      { a: [{ k: 1 }, { k: 3, seen: true }] },
      { arrayFilters: [{ 'x.k': 2 }] },
    ],
    [
      { a: [{ k: 1 }, { k: 2 }] },
      { $inc: { 'a.$[].k': 1 }, $set: { 'a.$[x].seen': true } },
      { a: [{ k: 2 }, { k: 3, seen: true }] },
      { arrayFilters: [{ 'x.k': 2 }] },
    ],
  ],
};

export function updateContract({ test }: Engine): void {
  for (const [operator, cases] of Object.entries(CASES)) {
    test(`each document is updated as expected by ${operator}`, async ({ collection }) => {
      for (const [before, update, after, { filter = {}, ...options } = {}] of cases) {
        await collection.deleteMany({});
        await collection.insertOne({ _id: 1, ...before });
        await collection.updateOne(filter, update, options);
        expect([update, await collection.findOne()]).toEqual([update, { _id: 1, ...after }]);
      }
    });
  }

  test('$currentDate sets the time of the server', async ({ collection }) => {
    await collection.insertOne({ _id: 1 });
    await collection.updateOne({ _id: 1 }, { $currentDate: { at: true, on: { $type: 'date' } } } as Any);
    const { at, on } = await collection.findOne();
    expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000);
    expect(on).toEqual(at);
  });

  test('arithmetic keeps or widens number types', async ({ collection }) => {
    await collection.insertOne({
      _id: 1,
      int: 1,
      double: new Double(1),
      long: Long.fromNumber(1),
      edge: 2147483647,
    });
    await collection.updateOne({ _id: 1 }, { $inc: { int: 1, double: 1, long: 1, edge: 1 } });
    const found = await collection.findOne({}, { promoteValues: false });
    expect(found).toMatchObject({ int: new Int32(2), double: new Double(2), long: Long.fromNumber(2) });
    expect(found.edge).toEqual(Long.fromNumber(2147483648));
  });

  test('an update that changes nothing modifies nothing', async ({ collection }) => {
    await collection.insertOne({ _id: 1, a: 1, list: [1] });
    for (const update of [
      { $set: { a: 1 } },
      { $min: { a: 5 } },
      { $addToSet: { list: 1 } },
      { $unset: { b: 1 } },
      { $inc: { a: 0 } },
    ]) {
      expect(await collection.updateOne({ _id: 1 }, update)).toMatchObject({
        matchedCount: 1,
        modifiedCount: 0,
      });
    }
  });
}
