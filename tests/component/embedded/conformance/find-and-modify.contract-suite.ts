import { expect } from 'vitest';
import { codeOf, type Engine } from './engine.js';

export function findAndModifyContract({ test }: Engine): void {
  test('findOneAndUpdate returns the document before or after the update', async ({ collection }) => {
    await collection.insertOne({ _id: 1, n: 1 });
    expect(await collection.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } })).toEqual({ _id: 1, n: 1 });
    const after = await collection.findOneAndUpdate(
      { _id: 1 },
      { $inc: { n: 1 } },
      { returnDocument: 'after' },
    );
    expect(after).toEqual({ _id: 1, n: 3 });
  });

  test('findOneAndUpdate selects the first by sort, and projects', async ({ collection }) => {
    await collection.insertMany([3, 1, 2].map((n) => ({ _id: n, n, open: true })));
    const options = { sort: { n: 1 as const }, projection: { _id: 0, n: 1 } };
    expect(await collection.findOneAndUpdate({ open: true }, { $set: { open: false } }, options)).toEqual({
      n: 1,
    });
    expect(await collection.countDocuments({ open: true })).toBe(2);
  });

  test('findOneAndUpdate upserts', async ({ collection }) => {
    const options = { upsert: true, returnDocument: 'after' as const };
    expect(await collection.findOneAndUpdate({ _id: 'x' }, { $inc: { n: 1 } }, options)).toEqual({
      _id: 'x',
      n: 1,
    });
    expect(await collection.findOneAndUpdate({ _id: 'y' }, { $inc: { n: 1 } }, { upsert: true })).toBeNull();
  });

  test('findOneAndReplace and findOneAndDelete return the previous document', async ({ collection }) => {
    await collection.insertOne({ _id: 1, a: 1 });
    expect(await collection.findOneAndReplace({ _id: 1 }, { b: 2 })).toEqual({ _id: 1, a: 1 });
    expect(await collection.findOneAndDelete({ b: 2 })).toEqual({ _id: 1, b: 2 });
    expect(await collection.findOneAndDelete({ b: 2 })).toBeNull();
  });

  test('findOneAndUpdate reports duplicate keys', async ({ collection }) => {
    await collection.createIndex({ email: 1 }, { unique: true });
    await collection.insertMany([
      { _id: 1, email: 'a' },
      { _id: 2, email: 'b' },
    ]);
    expect(await codeOf(collection.findOneAndUpdate({ _id: 2 }, { $set: { email: 'a' } }))).toBe(11000);
    expect(await collection.findOne({ _id: 2 })).toEqual({ _id: 2, email: 'b' });
  });

  test('32 concurrent writers of one counter lose no increment', async ({ collection }) => {
    await collection.insertOne({ _id: 1, n: 0 });
    const values = await Promise.all(
      Array.from({ length: 32 }, () =>
        collection.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } }, { returnDocument: 'after' }),
      ),
    );
    expect(new Set(values.map((value) => value.n)).size).toBe(32);
    expect(await collection.findOne()).toEqual({ _id: 1, n: 32 });
  });
}
