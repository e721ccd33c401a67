import { ObjectId } from 'mongodb';
import { expect } from 'vitest';
import { codeOf, type Engine } from './engine.js';

export function upsertContract({ test }: Engine): void {
  test('an upsert that finds nothing adds what the filter pins and the update says', async ({
    collection,
  }) => {
    const result = await collection.updateOne(
      { _id: 7, kind: 'bird', age: { $gt: 3 }, 'home.city': 'Lima' },
      { $set: { name: 'Kea' }, $setOnInsert: { first: true }, $inc: { seen: 1 } },
      { upsert: true },
    );
    expect(result).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1, upsertedId: 7 });
    expect(await collection.findOne()).toEqual({
      _id: 7,
      kind: 'bird',
      home: { city: 'Lima' },
      name: 'Kea',
      first: true,
      seen: 1,
    });
  });

  test('an upsert that matches a document updates it', async ({ collection }) => {
    await collection.insertOne({ _id: 1 });
    const update = { $setOnInsert: { first: true }, $inc: { seen: 1 } };
    const result = await collection.updateOne({ _id: 1 }, update, { upsert: true });
    expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1, upsertedCount: 0, upsertedId: null });
    expect(await collection.findOne()).toEqual({ _id: 1, seen: 1 });
  });

  test('an upsert without an id generates an ObjectId', async ({ collection }) => {
    const { upsertedId } = await collection.updateOne({ a: 1 }, { $set: { b: 2 } }, { upsert: true });
    expect(upsertedId).toBeInstanceOf(ObjectId);
    expect(await collection.findOne()).toEqual({ _id: upsertedId, a: 1, b: 2 });
  });

  test('an upsert takes equalities from $and and from an $or with one branch', async ({ collection }) => {
    const filter = { $and: [{ a: 1 }, { b: { $eq: 2 } }], $or: [{ c: 3 }] };
    await collection.updateOne(filter, { $set: { d: 4 } }, { upsert: true });
    expect(await collection.findOne({}, { projection: { _id: 0 } })).toEqual({ a: 1, b: 2, c: 3, d: 4 });
  });

  test('an upsert takes nothing from alternatives', async ({ collection }) => {
    await collection.updateOne({ $or: [{ a: 1 }, { a: 2 }] }, { $set: { d: 4 } }, { upsert: true });
    expect(await collection.findOne({}, { projection: { _id: 0 } })).toEqual({ d: 4 });
  });

  test('a replacing upsert takes only the id from the filter', async ({ collection }) => {
    await collection.replaceOne({ _id: 5, a: 1 }, { b: 2 }, { upsert: true });
    expect(await collection.findOne()).toEqual({ _id: 5, b: 2 });
  });

  test('an upsert may set the id', async ({ collection }) => {
    const result = await collection.updateOne({ a: 1 }, { $setOnInsert: { _id: 'x' } }, { upsert: true });
    expect(result.upsertedId).toBe('x');
    expect(await collection.findOne()).toEqual({ _id: 'x', a: 1 });
  });

  test('an upsert is rejected when its filter binds a field twice', async ({ collection }) => {
    const work = collection.updateOne({ $and: [{ a: 1 }, { a: 2 }] }, { $set: { b: 1 } }, { upsert: true });
    expect(await codeOf(work)).toBe(54);
    expect(await collection.countDocuments()).toBe(0);
  });

  test('of many concurrent upserts on one unique key one inserts, the others update', async ({
    collection,
  }) => {
    await collection.createIndex({ key: 1 }, { unique: true });
    const upserts = Array.from({ length: 32 }, () =>
      collection
        .updateOne({ key: 'only' }, { $inc: { n: 1 } }, { upsert: true })
        .catch((error: { code: number }) => {
          expect(error.code).toBe(11000);
          return collection.updateOne({ key: 'only' }, { $inc: { n: 1 } });
        }),
    );
    await Promise.all(upserts);
    expect(await collection.find().project({ _id: 0 }).toArray()).toEqual([{ key: 'only', n: 32 }]);
  });
}
