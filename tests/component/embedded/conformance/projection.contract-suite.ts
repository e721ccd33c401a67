import type { Document } from 'mongodb';
import { expect } from 'vitest';
import { codeOf, type Engine } from './engine.js';

const DOCUMENT = {
  _id: 1,
  a: { b: 1, c: { d: 2, e: 3 } },
  list: [{ x: 1, y: 2 }, 5, [{ x: 3 }], { y: 4 }],
  n: null,
};

const PROJECTIONS: readonly (readonly [projection: Document, result: Document])[] = [
  [{ n: 1 }, { _id: 1, n: null }],
  [{ n: true, _id: 0 }, { n: null }],
  [{ 'a.b': 1 }, { _id: 1, a: { b: 1 } }],
  [
    { 'a.c.d': 1, 'a.b': 1 },
    { _id: 1, a: { b: 1, c: { d: 2 } } },
  ],
  [{ 'list.x': 1 }, { _id: 1, list: [{ x: 1 }, [{ x: 3 }], {}] }],
  [{ missing: 1 }, { _id: 1 }],
  [{ _id: 1 }, { _id: 1 }],
  [
    { a: 0, list: 0 },
    { _id: 1, n: null },
  ],
  [
    { 'a.c': 0, list: 0, _id: 0 },
    { a: { b: 1 }, n: null },
  ],
  [
    { 'list.x': 0, a: 0 },
    { _id: 1, list: [{ y: 2 }, 5, [{}], { y: 4 }], n: null },
  ],
  [{ _id: 0 }, { a: DOCUMENT.a, list: DOCUMENT.list, n: null }],
  [{}, DOCUMENT],
];

const WRONG: readonly (readonly [projection: Document, code: number])[] = [
  [{ a: 1, n: 0 }, 31254],
  [{ a: 0, n: 1 }, 31253],
  [{ a: 1, 'a.b': 1 }, 31249],
  [{ 'a.b': 1, a: 1 }, 31250],
];

export function projectionContract({ test }: Engine): void {
  for (const [projection, result] of PROJECTIONS) {
    test(`${JSON.stringify(projection)} keeps ${JSON.stringify(Object.keys(result))}`, async ({
      collection,
    }) => {
      await collection.insertOne(DOCUMENT);
      expect(await collection.findOne({}, { projection })).toEqual(result);
    });
  }

  for (const [projection, code] of WRONG) {
    test(`${JSON.stringify(projection)} is rejected with code ${code}`, async ({ collection }) => {
      await collection.insertOne(DOCUMENT);
      expect(await codeOf(collection.findOne({}, { projection }))).toBe(code);
    });
  }

  test('fields are returned in the order of the document, not of the projection', async ({ collection }) => {
    await collection.insertOne({ _id: 1, b: 1, a: 1, c: 1 });
    expect(Object.keys(await collection.findOne({}, { projection: { a: 1, b: 1 } }))).toEqual([
      '_id',
      'b',
      'a',
    ]);
  });
}
