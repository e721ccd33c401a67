import { Binary, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'mongodb';
import { expect } from 'vitest';
import { idsOf, type Any, type Engine } from './engine.js';

export function valuesContract({ test }: Engine): void {
  test('every value is returned with its own type', async ({ collection }) => {
    const document = {
      _id: 1,
      double: new Double(3),
      half: new Double(0.5),
      int: new Int32(3),
      long: Long.fromString('9007199254740993'),
      text: 'zoë \u{1f426} \u0000 end',
      empty: '',
      binary: new Binary(Buffer.from([0, 1, 255]), 0),
      id: new ObjectId('6abcdef0123456789abcdef0'),
      date: new Date(-1),
      regex: /^a.b/im,
      time: new Timestamp({ t: 5, i: 6 }),
      min: new MinKey(),
      max: new MaxKey(),
      nested: { list: [null, [], {}, [[1]]] },
    };
    await collection.insertOne(document);
    const found = await collection.findOne({ _id: 1 }, { promoteValues: false });
    expect(found).toMatchObject({
      double: new Double(3),
      int: new Int32(3),
      long: document.long,
      half: new Double(0.5),
    });
    const plain = await collection.findOne({ _id: 1 }, { promoteLongs: false, bsonRegExp: false });
    expect(plain).toEqual({ ...document, double: 3, half: 0.5, int: 3 });
  });

  test('an update keeps the types of other fields', async ({ collection }) => {
    await collection.insertOne({ _id: 1, double: new Double(3), long: Long.fromNumber(3), int: 3 });
    await collection.updateOne({ _id: 1 }, { $set: { other: 1 } });
    expect(await collection.findOne({ _id: 1 }, { promoteValues: false })).toMatchObject({
      double: new Double(3),
      long: Long.fromNumber(3),
      int: new Int32(3),
    });
  });

  test('NaN equals itself and is neither less nor greater than a number', async ({ collection }) => {
    await collection.insertMany([
      { _id: 1, a: NaN },
      { _id: 2, a: 1 },
      { _id: 3, a: -Infinity },
      { _id: 4, a: Infinity },
    ]);
    for (const indexed of [false, true]) {
      if (indexed) await collection.createIndex({ a: 1 });
      expect(await idsOf(collection, { a: NaN })).toEqual([1]);
      expect(await idsOf(collection, { a: { $lt: 5 } })).toEqual([2, 3]);
      expect(await idsOf(collection, { a: { $gt: -5 } })).toEqual([2, 4]);
      expect(await idsOf(collection, { a: { $gte: NaN } })).toEqual([1]);
    }
    expect((await collection.find().sort({ a: 1 }).toArray()).map(({ _id }: Any) => _id)).toEqual([
      1, 3, 2, 4,
    ]);
  });

  test('minus zero equals zero and stays minus zero', async ({ collection }) => {
    await collection.insertMany([
      { _id: 1, a: -0 },
      { _id: 2, a: 0 },
    ]);
    expect(await idsOf(collection, { a: 0 })).toEqual([1, 2]);
    expect(Object.is((await collection.findOne({ _id: 1 })).a, -0)).toBe(true);
  });

  test('int64 is exact beyond 2^53', async ({ collection }) => {
    const [low, high] = [Long.fromString('9007199254740992'), Long.fromString('9007199254740993')];
    await collection.insertMany([
      { _id: 1, a: low },
      { _id: 2, a: high },
      { _id: 3, a: 2 ** 53 },
    ]);
    for (const indexed of [false, true]) {
      if (indexed) await collection.createIndex({ a: 1 });
      expect(await idsOf(collection, { a: high })).toEqual([2]);
      expect(await idsOf(collection, { a: low })).toEqual([1, 3]);
      expect(await idsOf(collection, { a: { $gt: low } })).toEqual([2]);
    }
  });

  test('embedded documents are equal when they have the same keys in the same order', async ({
    collection,
  }) => {
    await collection.insertMany([
      { _id: 1, a: { x: 1, y: 2 } },
      { _id: 2, a: { y: 2, x: 1 } },
      { _id: 3, a: { x: 1 } },
    ]);
    for (const indexed of [false, true]) {
      if (indexed) await collection.createIndex({ a: 1 });
      expect(await idsOf(collection, { a: { x: 1, y: 2 } })).toEqual([1]);
      expect(await idsOf(collection, { a: { x: 1 } })).toEqual([3]);
    }
  });

  test('updates preserve the order of keys', async ({ collection }) => {
    await collection.insertOne({ _id: 1, z: 1, a: 2, m: 3 });
    await collection.updateOne({ _id: 1 }, { $set: { a: 5, y: 1, b: 1 }, $unset: { z: 1 } });
    expect(Object.keys(await collection.findOne())).toEqual(['_id', 'a', 'm', 'b', 'y']);
  });

  test('strings are ordered bytewise', async ({ collection }) => {
    const words = ['Zebra', 'apple', 'zoe', 'zoë', '\uffee', '\u{1f426}'];
    await collection.insertMany(words.map((word, _id) => ({ _id, word })));
    for (const indexed of [false, true]) {
      if (indexed) await collection.createIndex({ word: 1 });
      const sorted = await collection
        .find({ word: { $gte: '' } })
        .sort({ word: 1 })
        .toArray();
      expect(sorted.map(({ word }: Any) => word)).toEqual(words);
    }
  });

  test('dates before and after 1970 are ordered', async ({ collection }) => {
    await collection.insertMany([
      { _id: 1, at: new Date(5) },
      { _id: 2, at: new Date(-5) },
      { _id: 3, at: new Date(0) },
    ]);
    for (const indexed of [false, true]) {
      if (indexed) await collection.createIndex({ at: -1 });
      expect(await idsOf(collection, { at: { $lt: new Date(0) } })).toEqual([2]);
      expect((await collection.find().sort({ at: -1 }).toArray()).map(({ _id }: Any) => _id)).toEqual([
        1, 3, 2,
      ]);
    }
  });
}
