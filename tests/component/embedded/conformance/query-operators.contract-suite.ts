import { Long, ObjectId, type Document } from 'mongodb';
import { expect } from 'vitest';
import { idsOf, type Any, type Engine } from './engine.js';

/** Documents with `_id` 1, 2, 3 …, then filters and the ids of their matches. */
interface Case {
  readonly title: string;
  readonly documents: readonly Document[];
  readonly finds: readonly (readonly [filter: Document, ids: readonly number[]])[];
}

const id = new ObjectId('6abcdef0123456789abcdef0');

const CASES: readonly Case[] = [
  {
    title: 'equality ignores the type of a number',
    documents: [{ a: 1 }, { a: 1.5 }, { a: Long.fromNumber(1) }, { a: '1' }, { a: true }],
    finds: [
      [{ a: 1 }, [1, 3]],
      [{ a: { $eq: 1.5 } }, [2]],
      [{ a: { $ne: 1 } }, [2, 4, 5]],
      [{ a: '1' }, [4]],
      [{ a: true }, [5]],
    ],
  },
  {
    title: 'ranges match only values of the type of their bound',
    documents: [
      { a: 1 },
      { a: 5 },
      { a: 'm' },
      { a: new Date(3) },
      { a: null },
      {},
      { a: false },
      { a: { b: 1 } },
      { a: id },
    ],
    finds: [
      [{ a: { $gt: 1 } }, [2]],
      [{ a: { $gte: 1 } }, [1, 2]],
      [{ a: { $lt: 'z' } }, [3]],
      [{ a: { $lte: new Date(3) } }, [4]],
      [{ a: { $gte: null } }, [5, 6]],
      [{ a: { $gt: null } }, []],
      [{ a: { $lt: true } }, [7]],
      [{ a: { $lte: { b: 1 } } }, [8]],
      [{ a: { $gte: id } }, [9]],
      [{ a: { $gt: 1, $lt: 5 } }, []],
    ],
  },
  {
    title: '$in and $nin accept values, nulls and regular expressions',
    documents: [{ a: 1 }, { a: 'abc' }, { a: null }, {}, { a: ['abc', 7] }, { a: 'b' }],
    finds: [
      [{ a: { $in: [1, 7] } }, [1, 5]],
      [{ a: { $in: [null] } }, [3, 4]],
      [{ a: { $in: [/^ab/, 1] } }, [1, 2, 5]],
      [{ a: { $in: [] } }, []],
      [{ a: { $nin: [1, null] } }, [2, 5, 6]],
      [{ a: { $nin: [] } }, [1, 2, 3, 4, 5, 6]],
    ],
  },
  {
    title: 'null matches missing fields, $exists distinguishes them',
    documents: [{ a: null }, {}, { a: 0 }, { a: [] }, { a: [null] }, { a: undefined }],
    finds: [
      [{ a: null }, [1, 2, 5, 6]],
      [{ a: { $ne: null } }, [3, 4]],
      [{ a: { $exists: true } }, [1, 3, 4, 5, 6]],
      [{ a: { $exists: false } }, [2]],
      [{ a: { $exists: 0 } }, [2]],
    ],
  },
  {
    title: '$and, $or and $nor combine filters',
    documents: [
      { a: 1, b: 1 },
      { a: 1, b: 2 },
      { a: 2, b: 1 },
      { a: 2, b: 2 },
    ],
    finds: [
      [{ $and: [{ a: 1 }, { b: 1 }] }, [1]],
      [{ $or: [{ a: 1 }, { b: 1 }] }, [1, 2, 3]],
      [{ $nor: [{ a: 1 }, { b: 1 }] }, [4]],
      [{ a: 1, $or: [{ b: 1 }, { b: 2 }] }, [1, 2]],
      [{ $or: [{ a: 1, b: 2 }, { $and: [{ a: 2 }, { b: 1 }] }] }, [2, 3]],
    ],
  },
  {
    title: '$not negates one test',
    documents: [{ a: 1 }, { a: 9 }, {}, { a: 'x' }, { a: [1, 9] }],
    finds: [
      [{ a: { $not: { $gt: 5 } } }, [1, 3, 4]],
      [{ a: { $not: { $gt: 0, $lt: 5 } } }, [2, 3, 4]],
      [{ a: { $not: /x/ } }, [1, 2, 3, 5]],
      [{ a: { $not: { $exists: true } } }, [3]],
    ],
  },
  {
    title: '$type accepts names, numbers and lists',
    documents: [
      { a: 1 },
      { a: 1.5 },
      { a: Long.fromNumber(2) },
      { a: 's' },
      { a: [] },
      { a: ['s'] },
      { a: null },
      {},
      { a: id },
    ],
    finds: [
      [{ a: { $type: 'int' } }, [1]],
      [{ a: { $type: 'number' } }, [1, 2, 3]],
      [{ a: { $type: 2 } }, [4, 6]],
      [{ a: { $type: ['string', 'long'] } }, [3, 4, 6]],
      [{ a: { $type: 'array' } }, [5, 6]],
      [{ a: { $type: 'null' } }, [7]],
      [{ a: { $type: 'objectId' } }, [9]],
    ],
  },
  {
    title: '$mod, $size and $all',
    documents: [
      { a: 7 },
      { a: -7 },
      { a: 8.9 },
      { a: 'x' },
      { a: [1, 2] },
      { a: [2, 1, 3] },
      { a: [] },
      { a: 2 },
    ],
    finds: [
      [{ a: { $mod: [4, 3] } }, [1, 6]],
      [{ a: { $mod: [4, -3] } }, [2]],
      [{ a: { $mod: [4, 0] } }, [3]],
      [{ a: { $size: 2 } }, [5]],
      [{ a: { $size: 0 } }, [7]],
      [{ a: { $all: [1, 2] } }, [5, 6]],
      [{ a: { $all: [2] } }, [5, 6, 8]],
      [{ a: { $all: [] } }, []],
    ],
  },
  {
    title: 'regular expressions respect their options',
    documents: [
      { a: 'Hello' },
      { a: 'hello\nworld' },
      { a: 'world' },
      { a: ['x', 'hellish'] },
      { a: 5 },
      { a: 'a.b' },
      { a: 'hello\n' },
    ],
    finds: [
      [{ a: /^hell/ }, [2, 4, 7]],
      [{ a: /^hell/i }, [1, 2, 4, 7]],
      [{ a: { $regex: '^wor', $options: 'm' } }, [2, 3]],
      [{ a: { $regex: 'hello.world', $options: 's' } }, [2]],
      [{ a: { $regex: 'hello.world' } }, []],
      [{ a: { $regex: 'w o r # comment', $options: 'x' } }, [2, 3]],
      [{ a: { $regex: 'hello$' } }, [7]],
      [{ a: /^a\.b$/ }, [6]],
      [{ a: /[^\s]\s/ }, [2, 7]],
      [{ a: { $regex: /WORLD/i, $ne: 'world' } }, [2]],
    ],
  },
  {
    title: 'dotted paths select fields of documents',
    documents: [{ a: { b: { c: 1 } } }, { a: { b: 5 } }, { a: 5 }, { a: { b: null } }, { 'x.y': 1 }, {}],
    finds: [
      [{ 'a.b.c': 1 }, [1]],
      [{ 'a.b': { c: 1 } }, [1]],
      [{ 'a.b.c': null }, [2, 3, 4, 5, 6]],
      [{ 'a.b': { $exists: true } }, [1, 2, 4]],
      [{ a: { b: 5 } }, [2]],
    ],
  },
];

export function queryContract({ test }: Engine): void {
  for (const { title, documents, finds } of CASES) {
    for (const indexed of [false, true]) {
      test(`${title}${indexed ? ', from an index too' : ''}`, async ({ collection }) => {
        if (indexed)
          await collection.createIndexes([
            { key: { a: 1 } },
            { key: { 'a.b': -1 } },
            { key: { b: 1, a: -1 } },
          ]);
        await collection.insertMany(documents.map((document, at): Any => ({ _id: at + 1, ...document })));
        for (const [filter, ids] of finds)
          expect([filter, await idsOf(collection, filter)]).toEqual([filter, ids]);
      });
    }
  }
}
