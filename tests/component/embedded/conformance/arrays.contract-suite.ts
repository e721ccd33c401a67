import type { Document } from 'mongodb';
import { expect } from 'vitest';
import { idsOf, type Any, type Engine } from './engine.js';

interface Case {
  readonly title: string;
  readonly documents: readonly Document[];
  readonly finds: readonly (readonly [filter: Document, ids: readonly number[]])[];
}

const CASES: readonly Case[] = [
  {
    title: 'a value matches an array that contains it, an array matches itself as a whole',
    documents: [{ a: [1, 2] }, { a: [2, 1] }, { a: 1 }, { a: [[1, 2], 3] }, { a: [] }],
    finds: [
      [{ a: 1 }, [1, 2, 3]],
      [{ a: [1, 2] }, [1, 4]],
      [{ a: [] }, [5]],
      [{ a: { $ne: 1 } }, [4, 5]],
      [{ a: { $gt: 1 } }, [1, 2, 4]],
    ],
  },
  {
    title: 'two conditions may match different elements, $elemMatch requires one element',
    documents: [{ a: [1, 9] }, { a: [5] }, { a: [] }, { a: 5 }],
    finds: [
      [{ a: { $gt: 3, $lt: 7 } }, [1, 2, 4]],
      [{ a: { $elemMatch: { $gt: 3, $lt: 7 } } }, [2]],
      [{ a: { $not: { $elemMatch: { $gt: 3, $lt: 7 } } } }, [1, 3, 4]],
    ],
  },
  {
    title: '$elemMatch tests the fields of one element',
    documents: [
      {
        a: [
          { b: 1, c: 2 },
          { b: 3, c: 4 },
        ],
      },
      { a: [{ b: 1, c: 4 }] },
      { a: [{ b: 1 }, 5] },
      { a: { b: 1, c: 2 } },
    ],
    finds: [
      [{ 'a.b': 1, 'a.c': 4 }, [1, 2]],
      [{ a: { $elemMatch: { b: 1, c: 4 } } }, [2]],
      [{ a: { $elemMatch: { b: 1 } } }, [1, 2, 3]],
      [{ a: { $elemMatch: { c: null } } }, [3]],
      [{ a: { $elemMatch: { $or: [{ b: 3 }, { c: 4 }] } } }, [1, 2]],
      [{ a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { c: 4 } }] } }, [1, 2]],
    ],
  },
  {
    title: 'dotted paths traverse arrays of documents',
    documents: [
      { a: [{ b: 1 }, { b: 2 }] },
      { a: [{ b: [1, 5] }] },
      { a: [{ c: 1 }] },
      { a: { b: 1 } },
      { a: [1] },
      { a: [] },
    ],
    finds: [
      [{ 'a.b': 1 }, [1, 2, 4]],
      [{ 'a.b': 5 }, [2]],
      [{ 'a.b': { $exists: false } }, [3, 5, 6]],
      [{ 'a.b': { $ne: 1 } }, [3, 5, 6]],
      [{ 'a.b': { $size: 2 } }, [2]],
    ],
  },
  {
    title: 'null matches an element without the field',
    documents: [
      { a: [{ b: 1 }, { c: 2 }] },
      { a: [1, 2] },
      { a: [] },
      { a: [{ b: null }] },
      { a: [{ b: 1 }] },
      {},
    ],
    finds: [
      [{ 'a.b': null }, [1, 4, 6]],
      [{ 'a.b': { $ne: null } }, [2, 3, 5]],
    ],
  },
  {
    title: 'a number in a path is an array index',
    documents: [{ a: [1, 2] }, { a: [2, 1] }, { a: { 0: 1 } }, { a: [{ b: 7 }, { b: 8 }] }, { a: [] }],
    finds: [
      [{ 'a.0': 1 }, [1, 3]],
      [{ 'a.1.b': 8 }, [4]],
      [{ 'a.0': { $exists: true } }, [1, 2, 3, 4]],
      [{ 'a.1': { $exists: false } }, [3, 5]],
    ],
  },
];

export function arraysContract({ test }: Engine): void {
  for (const { title, documents, finds } of CASES) {
    for (const indexed of [false, true]) {
      test(`${title}${indexed ? ', from an index too' : ''}`, async ({ collection }) => {
        if (indexed) await collection.createIndexes([{ key: { a: 1 } }, { key: { 'a.b': -1, 'a.c': 1 } }]);
        await collection.insertMany(documents.map((document, at): Any => ({ _id: at + 1, ...document })));
        for (const [filter, ids] of finds)
          expect([filter, await idsOf(collection, filter)]).toEqual([filter, ids]);
      });
    }
  }

  test('a document is returned once, however many elements match', async ({ collection }) => {
    await collection.createIndex({ tags: 1, _id: -1 });
    await collection.insertMany([
      { _id: 1, tags: ['x', 'y', 'x'] },
      { _id: 2, tags: ['y'] },
      { _id: 3, tags: ['z'] },
    ]);
    expect(
      await collection
        .find({ tags: { $in: ['x', 'y'] } })
        .sort({ _id: -1 })
        .toArray(),
    ).toMatchObject([{ _id: 2 }, { _id: 1 }]);
    expect(await collection.find({ tags: { $gte: 'x' } }).toArray()).toHaveLength(3);
    expect(await collection.countDocuments({ tags: { $gte: 'x' } })).toBe(3);
  });
}
