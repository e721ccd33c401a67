import { ObjectId } from 'mongodb';
import { expect } from 'vitest';
import { codeOf, idsOf, type Engine } from './engine.js';

export function crudContract({ test }: Engine): void {
  test('an inserted document is returned unchanged', async ({ collection }) => {
    const document = {
      _id: 1,
      name: 'Ada',
      tags: ['x', { deep: [1, 2] }],
      at: new Date(0),
      none: null,
      yes: true,
    };
    expect(await collection.insertOne(document)).toMatchObject({ acknowledged: true, insertedId: 1 });
    expect(await collection.findOne({ _id: 1 })).toEqual(document);
  });

  test('an inserted document without an id gets an ObjectId', async ({ collection }) => {
    const { insertedId } = await collection.insertOne({ a: 1 });
    expect(insertedId).toBeInstanceOf(ObjectId);
    expect(await collection.findOne({ _id: insertedId })).toEqual({ _id: insertedId, a: 1 });
  });

  test('ids of every type can be stored together', async ({ collection }) => {
    const ids = [1, 'one', new ObjectId(), new Date(5), true, { a: 1, b: 2 }, 2.5];
    await collection.insertMany(ids.map((_id) => ({ _id })));
    for (const _id of ids) expect(await collection.findOne({ _id })).toEqual({ _id });
    expect(await collection.findOne({ _id: { b: 2, a: 1 } })).toBeNull();
  });

  test('an id is unique by numeric value, whatever its type', async ({ collection }) => {
    await collection.insertOne({ _id: 1 });
    const error = await collection.insertOne({ _id: 1n }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 11000, keyPattern: { _id: 1 } });
  });

  test('an array cannot be an id', async ({ collection }) => {
    expect(await codeOf(collection.insertOne({ _id: [1] }))).toBe(2);
  });

  test('updateOne changes one, updateMany all', async ({ collection }) => {
    await collection.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3, done: true }]);
    expect(await collection.updateOne({ done: { $exists: false } }, { $set: { done: true } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 1,
    });
    expect(await collection.updateMany({}, { $set: { done: true } })).toMatchObject({
      matchedCount: 3,
      modifiedCount: 1,
    });
  });

  test('replaceOne keeps only the id', async ({ collection }) => {
    await collection.insertOne({ _id: 1, a: 1, b: 2 });
    await collection.replaceOne({ _id: 1 }, { c: 3 });
    expect(await collection.findOne({ _id: 1 })).toEqual({ _id: 1, c: 3 });
    expect(await codeOf(collection.replaceOne({ _id: 1 }, { _id: 2, c: 3 }))).toBe(66);
  });

  test('deleteOne deletes one, deleteMany all', async ({ collection }) => {
    await collection.insertMany([1, 2, 3, 4].map((_id) => ({ _id, even: _id % 2 === 0 })));
    expect(await collection.deleteOne({ even: true })).toMatchObject({ deletedCount: 1 });
    expect(await collection.deleteMany({ even: false })).toMatchObject({ deletedCount: 2 });
    expect(await collection.countDocuments()).toBe(1);
  });

  test('counts respect filter, skip and limit', async ({ collection }) => {
    await collection.insertMany(Array.from({ length: 10 }, (_, _id) => ({ _id, half: _id % 2 })));
    expect(await collection.countDocuments({ half: 1 })).toBe(5);
    expect(await collection.countDocuments({ half: 1 }, { skip: 2, limit: 2 })).toBe(2);
    expect(await collection.estimatedDocumentCount()).toBe(10);
    expect(await collection.countDocuments({ half: 7 })).toBe(0);
  });

  test('distinct reads array elements and returns each value once', async ({ collection }) => {
    await collection.insertMany([{ a: 1 }, { a: [1, 2] }, { a: { b: 3 } }, { c: 1 }, { a: 2 }]);
    const values = await collection.distinct('a');
    expect(values).toHaveLength(3);
    expect(values).toEqual(expect.arrayContaining([1, 2, { b: 3 }]));
    expect(await collection.distinct('a', { a: 2 })).toEqual(expect.arrayContaining([1, 2]));
  });

  test('a missing collection is empty, not an error', async ({ collection, db }) => {
    expect(await collection.find().toArray()).toEqual([]);
    expect(await collection.countDocuments()).toBe(0);
    expect(await collection.deleteMany({})).toMatchObject({ deletedCount: 0 });
    expect(await collection.updateOne({}, { $set: { a: 1 } })).toMatchObject({ matchedCount: 0 });
    expect(await db.listCollections({ name: collection.collectionName }).toArray()).toEqual([]);
  });

  test('collections are listed, created once and dropped', async ({ collection, db }) => {
    const name = collection.collectionName;
    await db.createCollection(name);
    expect(await db.listCollections({ name }, { nameOnly: true }).toArray()).toMatchObject([
      { name, type: 'collection' },
    ]);
    await collection.insertOne({ _id: 1 });
    expect(await collection.drop()).toBe(true);
    expect(await collection.countDocuments()).toBe(0);
  });

  test('unacknowledged writes are applied', async ({ collection }) => {
    await collection.insertOne({ _id: 1 }, { writeConcern: { w: 0 } });
    await expect.poll(() => idsOf(collection, {})).toEqual([1]);
  });

  test('a document of 5 MB is stored, one of more than 16 MB is rejected', async ({ collection }) => {
    await collection.insertOne({ _id: 1, text: 'x'.repeat(5 * 2 ** 20) });
    expect((await collection.findOne({ _id: 1 })).text).toHaveLength(5 * 2 ** 20);
    await expect(
      collection.updateOne({ _id: 1 }, { $set: { more: 'x'.repeat(12 * 2 ** 20) } }),
    ).rejects.toThrow();
    expect(await collection.findOne({ _id: 1 }, { projection: { more: 1 } })).toEqual({ _id: 1 });
  });
}
