import { MongoBulkWriteError } from 'mongodb';
import { expect } from 'vitest';
import { idsOf, type Engine } from './engine.js';

async function bulkError(work: Promise<unknown>): Promise<MongoBulkWriteError> {
  const error = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MongoBulkWriteError);
  return error as MongoBulkWriteError;
}

export function bulkContract({ test }: Engine): void {
  test('a bulk write with all operations reports its counts', async ({ collection }) => {
    await collection.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
    const result = await collection.bulkWrite([
      { insertOne: { document: { _id: 4 } } },
      { updateOne: { filter: { _id: 1 }, update: { $set: { a: 1 } } } },
      { updateMany: { filter: { _id: { $lt: 3 } }, update: { $set: { b: 1 } } } },
      { updateOne: { filter: { _id: 9 }, update: { $set: { a: 1 } }, upsert: true } },
      { replaceOne: { filter: { _id: 2 }, replacement: { c: 1 } } },
      { deleteOne: { filter: { _id: 3 } } },
      { deleteMany: { filter: { _id: { $in: [4, 5] } } } },
    ]);
    expect(result).toMatchObject({
      insertedCount: 1,
      matchedCount: 4,
      modifiedCount: 4,
      deletedCount: 2,
      upsertedCount: 1,
      upsertedIds: { 3: 9 },
    });
    expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, a: 1, b: 1 },
      { _id: 2, c: 1 },
      { _id: 9, a: 1 },
    ]);
  });

  test('an ordered bulk stops at its first error', async ({ collection }) => {
    const documents = [{ _id: 1 }, { _id: 2 }, { _id: 1 }, { _id: 3 }];
    const error = await bulkError(collection.insertMany(documents));
    expect(error.code).toBe(11000);
    expect(error.insertedCount).toBe(2);
    expect([error.writeErrors].flat().map((one) => one.index)).toEqual([2]);
    expect(await idsOf(collection, {})).toEqual([1, 2]);
  });

  test('an unordered bulk continues and reports every error by index', async ({ collection }) => {
    const documents = [{ _id: 1 }, { _id: 1 }, { _id: 2 }, { _id: 2 }, { _id: 3 }];
    const error = await bulkError(collection.insertMany(documents, { ordered: false }));
    expect([error.writeErrors].flat().map(({ index, code }) => [index, code])).toEqual([
      [1, 11000],
      [3, 11000],
    ]);
    expect(error.insertedCount).toBe(3);
    expect(await idsOf(collection, {})).toEqual([1, 2, 3]);
  });

  test('a failed update in a bulk does not affect the others', async ({ collection }) => {
    await collection.insertMany([
      { _id: 1, n: 'text' },
      { _id: 2, n: 1 },
    ]);
    const updates = [1, 2].map((_id) => ({ updateOne: { filter: { _id }, update: { $inc: { n: 1 } } } }));
    const error = await bulkError(collection.bulkWrite(updates, { ordered: false }));
    expect([error.writeErrors].flat().map(({ index, code }) => [index, code])).toEqual([[0, 14]]);
    expect(await collection.findOne({ _id: 2 })).toEqual({ _id: 2, n: 2 });
  });

  test('ten thousand documents are inserted in one call', async ({ collection }) => {
    const documents = Array.from({ length: 10_000 }, (_, _id) => ({ _id, text: `number ${_id}` }));
    expect((await collection.insertMany(documents)).insertedCount).toBe(10_000);
    expect(await collection.countDocuments()).toBe(10_000);
  });
}
