import type { Document, UpdateOptions } from 'mongodb';
import { expect } from 'vitest';
import { codeOf, type Engine } from './engine.js';

const DOCUMENT = { _id: 1, n: 1, s: 'text', no: null, list: [1, 2], doc: { x: 1 }, docs: [{ x: 1 }] };

type Options = UpdateOptions & { filter?: Document };

/** Updates that are invalid for the document above, and MongoDB's error codes. */
const WRONG: readonly (readonly [update: Document, code: number, options?: Options])[] = [
  [{ $foo: { a: 1 } }, 9],
  [{ $set: 'x' }, 9],
  [{ $inc: { s: 1 } }, 14],
  [{ $inc: { n: 'x' } }, 14],
  [{ $mul: { s: 2 } }, 14],
  [{ $push: { n: 1 } }, 2],
  [{ $push: { no: 1 } }, 2],
  [{ $push: { list: { $each: 1 } } }, 2],
  [{ $push: { list: { $each: [1], $slice: 'x' } } }, 2],
  [{ $push: { list: { $each: [1], $foo: 1 } } }, 2],
  [{ $addToSet: { n: 1 } }, 2],
  [{ $addToSet: { no: { $each: [] } } }, 2],
  [{ $addToSet: { list: { $each: 1 } } }, 14],
  [{ $pull: { n: 1 } }, 2],
  [{ $pull: { no: 1 } }, 2],
  [{ $pullAll: { n: [1] } }, 2],
  [{ $pullAll: { list: 1 } }, 2],
  [{ $pop: { n: 1 } }, 14],
  [{ $pop: { list: 2 } }, 9],
  [{ $set: { 'n.x': 1 } }, 28],
  [{ $set: { 'list.x': 1 } }, 28],
  [{ $pull: { 'n.x': 1 } }, 28],
  [{ $pop: { 'list.x': 1 } }, 28],
  [{ $set: { 'list.0': 1, 'list.$[]': 2 } }, 40],
  [{ $set: { 'list.$': 1, 'list.0': 2 } }, 40, { filter: { list: 1 } }],
  [{ $set: { 'list.$[]': 1, 'list.$[e]': 2 } }, 40, { arrayFilters: [{ e: 2 }] }],
  [{ $set: { 'docs.$[]': {}, 'docs.$[e].x': 2 } }, 40, { arrayFilters: [{ 'e.x': 1 }] }],
  [{ $setOnInsert: { 'n.$[]': 1 } }, 2],
  [{ $set: { _id: 2 } }, 66],
  [{ $unset: { _id: 1 } }, 66],
  [{ $rename: { _id: 'id' } }, 66],
  [{ $rename: { 'n.x': 'm' } }, 28],
  [{ $rename: { n: 'n' } }, 2],
  [{ $rename: { n: 5 } }, 2],
  [{ $rename: { 'list.0': 'y' } }, 2],
  [{ $set: { a: 1 }, $inc: { a: 1 } }, 40],
  [{ $set: { 'a.b': 1, a: 1 } }, 40],
  [{ $rename: { n: 'm' }, $set: { m: 1 } }, 40],
  [{ $set: { 'a..b': 1 } }, 56],
  [{ $set: { '': 1 } }, 56],
  [{ $set: { 'list.$': 1 } }, 2],
  [{ $set: { 'n.$[]': 1 } }, 2],
  [{ $set: { 'missing.$[]': 1 } }, 2],
  [{ $set: { 'list.$[x]': 1 } }, 2],
  [{ $set: { n: 1 } }, 9, { arrayFilters: [{ x: 1 }] }],
  [{ $currentDate: { n: 'x' } }, 2],
  [{ $currentDate: { n: { $type: 'x' } } }, 2],
];

export function updateErrorsContract({ test }: Engine): void {
  for (const [update, code, { filter = { _id: 1 }, ...options } = {}] of WRONG) {
    test(`${JSON.stringify(update)} is rejected with code ${code} and changes nothing`, async ({
      collection,
    }) => {
      await collection.insertOne(DOCUMENT);
      expect(await codeOf(collection.updateOne(filter, update, options))).toBe(code);
      expect(await collection.findOne()).toEqual(DOCUMENT);
    });
  }
}
