import { Binary, MaxKey, MinKey, ObjectId, Timestamp, type Document } from 'mongodb';
import { expect } from 'vitest';
import { type Any, type Engine } from './engine.js';

const ids = (documents: Any[]): number[] => documents.map(({ _id }) => _id);

export function sortContract({ test }: Engine): void {
  for (const indexed of [false, true]) {
    const how = indexed ? 'from an index' : 'in memory';

    test(`all types have one order, ${how}`, async ({ collection }) => {
      const values = [
        new MinKey(),
        null,
        -1.5,
        7,
        'a',
        'b',
        { a: 1 },
        new Binary(Buffer.from([1])),
        new ObjectId('6abcdef0123456789abcdef0'),
        false,
        true,
        new Date(0),
        new Timestamp({ t: 1, i: 1 }),
        /x/,
        new MaxKey(),
      ];
      if (indexed) await collection.createIndex({ a: 1 });
      await collection.insertMany(values.map((a, _id) => ({ _id, a })).reverse());
      expect(ids(await collection.find().sort({ a: 1 }).toArray())).toEqual(values.map((_, at) => at));
      expect(ids(await collection.find().sort({ a: -1 }).toArray())).toEqual(
        values.map((_, at) => at).reverse(),
      );
    });

    test(`compound sorts combine directions, ${how}`, async ({ collection }) => {
      if (indexed) await collection.createIndex({ a: 1, b: -1 });
      const documents = [0, 1, 2].flatMap((a) => [0, 1, 2].map((b) => ({ _id: a * 3 + b, a, b })));
      await collection.insertMany(documents);
      expect(ids(await collection.find().sort({ a: 1, b: -1 }).toArray())).toEqual([
        2, 1, 0, 5, 4, 3, 8, 7, 6,
      ]);
      expect(ids(await collection.find().sort({ a: -1, b: 1 }).toArray())).toEqual([
        6, 7, 8, 3, 4, 5, 0, 1, 2,
      ]);
      expect(ids(await collection.find().sort({ a: 1, b: 1 }).toArray())).toEqual([
        0, 1, 2, 3, 4, 5, 6, 7, 8,
      ]);
      expect(ids(await collection.find().sort({ b: -1, a: 1 }).skip(2).limit(3).toArray())).toEqual([
        8, 1, 4,
      ]);
    });

    test(`arrays sort by their least or greatest element, ${how}`, async ({ collection }) => {
      if (indexed) await collection.createIndex({ a: 1 });
      await collection.insertMany([
        { _id: 1, a: [5, 1] },
        { _id: 2, a: [2, 9] },
        { _id: 3, a: 3 },
        { _id: 4, a: [] },
      ]);
      expect(ids(await collection.find().sort({ a: 1 }).toArray())).toEqual([4, 1, 2, 3]);
      expect(ids(await collection.find().sort({ a: -1 }).toArray())).toEqual([2, 1, 3, 4]);
    });

    test(`an $in over many keys is merged in order, ${how}`, async ({ collection }) => {
      if (indexed) await collection.createIndex({ author: 1, _id: -1 });
      await collection.insertMany(Array.from({ length: 400 }, (_, _id) => ({ _id, author: _id % 20 })));
      const authors = Array.from({ length: 15 }, (_, at) => at);
      const expected = Array.from({ length: 400 }, (_, at) => 399 - at).filter((at) => at % 20 < 15);
      const filter: Document = { author: { $in: authors } };
      expect(ids(await collection.find(filter).sort({ _id: -1 }).limit(50).toArray())).toEqual(
        expected.slice(0, 50),
      );
      const older = { ...filter, _id: { $lt: 200 } };
      expect(ids(await collection.find(older).sort({ _id: -1 }).limit(30).toArray())).toEqual(
        expected.filter((id) => id < 200).slice(0, 30),
      );
    });

    test(`pages by cursor neither skip nor repeat documents, ${how}`, async ({ collection }) => {
      if (indexed) await collection.createIndex({ at: -1, _id: -1 });
      await collection.insertMany(Array.from({ length: 50 }, (_, _id) => ({ _id, at: Math.floor(_id / 7) })));
      const seen: number[] = [];
      let after: Document = {};
      for (;;) {
        const page: Any[] = await collection.find(after).sort({ at: -1, _id: -1 }).limit(8).toArray();
        seen.push(...ids(page));
        if (page.length < 8) break;
        const { at, _id } = page.at(-1);
        after = { $or: [{ at: { $lt: at } }, { at, _id: { $lt: _id } }] };
      }
      expect(seen).toEqual(Array.from({ length: 50 }, (_, at) => 49 - at));
    });
  }

  test('missing and null sort equally', async ({ collection }) => {
    await collection.insertMany([
      { _id: 1, a: null, b: 2 },
      { _id: 2, b: 1 },
      { _id: 3, a: 0, b: 0 },
    ]);
    expect(ids(await collection.find().sort({ a: 1, b: 1 }).toArray())).toEqual([2, 1, 3]);
  });
}
