import type { Document } from 'mongodb';
import { expect } from 'vitest';
import { codeOf, type Engine } from './engine.js';

const SALES = [
  { _id: 1, item: 'tea', n: 2, price: 5, tags: ['hot', 'green'] },
  { _id: 2, item: 'cup', n: 1, price: 10, tags: [] },
  { _id: 3, item: 'tea', n: 3, price: 4.5, tags: ['hot'] },
  { _id: 4, item: 'pot', n: 1, price: null },
  { _id: 5, item: 'cup', n: 4 },
];

const PIPELINES: readonly (readonly [title: string, pipeline: Document[], result: Document[]])[] = [
  [
    '$match, $sort, $skip and $limit are executed as a query',
    [
      { $match: { n: { $gt: 1 } } },
      { $sort: { n: -1 } },
      { $skip: 1 },
      { $limit: 1 },
      { $project: { n: 1 } },
    ],
    [{ _id: 3, n: 3 }],
  ],
  ['$count counts', [{ $match: { item: 'tea' } }, { $count: 'teas' }], [{ teas: 2 }]],
  ['$count returns no document for an empty input', [{ $match: { item: 'none' } }, { $count: 'teas' }], []],
  [
    '$group sums and averages numbers, and ignores other values',
    [
      { $group: { _id: '$item', sum: { $sum: '$price' }, avg: { $avg: '$price' }, count: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: 'cup', sum: 10, avg: 10, count: 2 },
      { _id: 'pot', sum: 0, avg: null, count: 1 },
      { _id: 'tea', sum: 9.5, avg: 4.75, count: 2 },
    ],
  ],
  [
    '$group computes $min, $max, $first and $last',
    [
      { $sort: { _id: 1 } },
      {
        $group: {
          _id: null,
          min: { $min: '$price' },
          max: { $max: '$item' },
          first: { $first: '$item' },
          last: { $last: '$n' },
        },
      },
    ],
    [{ _id: null, min: 4.5, max: 'tea', first: 'tea', last: 4 }],
  ],
  [
    '$group with only counts works after $skip and $limit',
    [
      { $match: { _id: { $gt: 1 } } },
      { $skip: 1 },
      { $limit: 2 },
      { $group: { _id: 'all', n: { $count: {} }, sum: { $sum: 3 }, ones: { $push: { one: 1 } } } },
    ],
    [{ _id: 'all', n: 2, sum: 6, ones: [{ one: 1 }, { one: 1 }] }],
  ],
  [
    '$group with only counts works when documents must be read',
    [{ $match: { tags: { $size: 0 } } }, { $group: { _id: 1, n: { $sum: 1 } } }],
    [{ _id: 1, n: 1 }],
  ],
  [
    '$group groups by several fields',
    [
      { $match: { item: 'cup' } },
      { $group: { _id: { item: '$item', n: '$n' }, c: { $count: {} } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: { item: 'cup', n: 1 }, c: 1 },
      { _id: { item: 'cup', n: 4 }, c: 1 },
    ],
  ],
  [
    '$push collects all values, $addToSet distinct ones',
    [
      { $sort: { _id: 1 } },
      { $group: { _id: null, all: { $push: '$item' }, set: { $addToSet: '$n' } } },
      { $project: { all: 1, _id: 0 } },
    ],
    [{ all: ['tea', 'cup', 'tea', 'pot', 'cup'] }],
  ],
  [
    '$unwind outputs one document per element',
    [{ $sort: { _id: 1 } }, { $unwind: '$tags' }, { $project: { tags: 1 } }],
    [
      { _id: 1, tags: 'hot' },
      { _id: 1, tags: 'green' },
      { _id: 3, tags: 'hot' },
    ],
  ],
  [
    '$unwind keeps documents with empty arrays when requested',
    [
      { $match: { _id: { $gt: 1 } } },
      { $sort: { _id: 1 } },
      { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } },
      { $project: { tags: 1, at: 1 } },
    ],
    [
      { _id: 2, at: null },
      { _id: 3, tags: 'hot', at: 0 },
      { _id: 4, at: null },
      { _id: 5, at: null },
    ],
  ],
  [
    '$unset and $project exclude fields',
    [{ $match: { _id: 1 } }, { $unset: ['tags', 'n'] }, { $project: { price: 0 } }],
    [{ _id: 1, item: 'tea' }],
  ],
  [
    'stages can be combined in any order',
    [
      { $unwind: '$tags' },
      { $group: { _id: '$tags', n: { $sum: '$n' } } },
      { $match: { n: { $gt: 2 } } },
      { $sort: { n: -1 } },
      { $limit: 1 },
    ],
    [{ _id: 'hot', n: 5 }],
  ],
];

export function aggregateContract({ test }: Engine): void {
  for (const [title, pipeline, result] of PIPELINES) {
    test(title, async ({ collection }) => {
      await collection.insertMany(SALES);
      expect(await collection.aggregate(pipeline).toArray()).toEqual(result);
    });
  }

  for (const [pipeline, code] of [
    [[{ $match: 1 }], 15959],
    [[{ $limit: 0 }], 15958],
    [[{ $group: {} }], 15955],
    [[{ $group: { _id: 1, a: 5 } }], 40234],
    [[{ $project: {} }], 51272],
    [[{ $match: {}, $limit: 1 }], 40323],
    [[{ $unwind: 'tags' }], 28818],
    [[{ $count: '' }], 40156],
  ] as const) {
    test(`the pipeline ${JSON.stringify(pipeline)} is rejected with code ${code}`, async ({ collection }) => {
      await collection.insertMany(SALES);
      expect(await codeOf(collection.aggregate([...pipeline]).toArray())).toBe(code);
    });
  }

  test('an aggregation is returned in batches', async ({ collection }) => {
    await collection.insertMany(Array.from({ length: 500 }, (_, _id) => ({ _id, k: _id % 250 })));
    const groups = await collection
      .aggregate([{ $group: { _id: '$k', n: { $sum: 1 } } }], { batchSize: 30 })
      .toArray();
    expect(groups).toHaveLength(250);
    expect(groups.every(({ n }) => n === 2)).toBe(true);
  });
}
