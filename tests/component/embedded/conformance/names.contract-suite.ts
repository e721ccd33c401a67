import { expect } from 'vitest';
import { codeOf, type Any, type Engine } from './engine.js';

const DOLLARS = { _id: 1, $price: 5, 'a.b': 2, nested: { $x: 1, 'y.z': 2 } };

export function namesContract({ test }: Engine): void {
  test('names with a dollar or a dot are stored as they are', async ({ collection }) => {
    await collection.insertMany([DOLLARS, { ...DOLLARS, _id: 2 }]);
    expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([DOLLARS, { ...DOLLARS, _id: 2 }]);
    expect(await collection.countDocuments({ 'nested.$x': 1 })).toBe(2);
  });

  test('an update of other fields keeps names with a dollar', async ({ collection }) => {
    await collection.insertOne(DOLLARS);
    await collection.updateOne({ _id: 1 }, { $set: { other: 1 } });
    await collection.findOneAndUpdate({ _id: 1 }, { $inc: { other: 1 } });
    expect(await collection.findOne()).toEqual({ ...DOLLARS, other: 2 });
  });

  test('an update stores a name with a dollar only below a field', async ({ collection }) => {
    await collection.insertOne({ _id: 1 });
    const update = (change: Any): Promise<unknown> => collection.updateOne({ _id: 1 }, change);
    await update({ $set: { nested: { $x: 1 } } });
    expect(await codeOf(update({ $set: { $x: 1 } }))).toBe(52);
    expect(await codeOf(collection.replaceOne({ _id: 1 }, { a: 1, $x: 1 }))).toBe(52);
    expect(await collection.findOne()).toEqual({ _id: 1, nested: { $x: 1 } });
  });

  test('an id has no names with a dollar', async ({ collection }) => {
    expect(await codeOf(collection.insertOne({ _id: { $x: 1 } }))).toBe(52);
    const upsert = collection.updateOne({ a: 1 }, { $set: { _id: { $x: 1 } } }, { upsert: true });
    expect(await codeOf(upsert)).toBe(52);
    expect(await collection.countDocuments()).toBe(0);
  });

  test('an update of one document takes the first in the order of its sort', async ({ collection }) => {
    await collection.insertMany([
      { _id: 1, n: 2 },
      { _id: 2, n: 3 },
      { _id: 3, n: 1 },
    ]);
    await collection.updateOne({}, { $set: { first: true } }, { sort: { n: -1 } });
    await collection.replaceOne({ first: { $exists: false } }, { least: true }, { sort: { n: 1 } });
    expect(await collection.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 2 },
      { _id: 2, n: 3, first: true },
      { _id: 3, least: true },
    ]);
  });

  test('an update of many documents has no sort', async ({ collection, db }) => {
    await collection.insertOne({ _id: 1 });
    const updates = [{ q: {}, u: { $set: { a: 1 } }, multi: true, sort: { _id: 1 } }];
    const work = db.command({ update: collection.collectionName, updates });
    const reply = await work.catch((error: unknown) => ({ writeErrors: [error] }));
    expect(reply.writeErrors).toMatchObject([{ code: 9 }]);
    expect(await collection.findOne()).toEqual({ _id: 1 });
  });
}
