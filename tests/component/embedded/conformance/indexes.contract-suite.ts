import { expect } from 'vitest';
import { codeOf, idsOf, type Engine } from './engine.js';

export function indexContract({ test }: Engine): void {
  test('indexes are created once, listed and dropped', async ({ collection }) => {
    expect(await collection.createIndex({ a: 1, b: -1 })).toBe('a_1_b_-1');
    await collection.createIndex({ a: 1, b: -1 });
    await collection.createIndex({ c: 1 }, { unique: true, sparse: true, name: 'mine' });
    const listed = (await collection.indexes()).map(({ name }) => name);
    expect(listed).toEqual(['_id_', 'a_1_b_-1', 'mine']);
    await collection.dropIndex('mine');
    expect(await collection.indexExists('mine')).toBe(false);
    expect(await codeOf(collection.dropIndex('mine'))).toBe(27);
    expect(await codeOf(collection.dropIndex('_id_'))).toBe(72);
  });

  test('another index under the same name is rejected', async ({ collection }) => {
    await collection.createIndex({ a: 1 }, { name: 'x' });
    expect(await codeOf(collection.createIndex({ b: 1 }, { name: 'x' }))).toBe(86);
    expect(await codeOf(collection.createIndex({ a: 1 }, { name: 'x', unique: true }))).toBe(86);
    expect(await codeOf(collection.createIndex({ a: 1 }, { name: 'y' }))).toBe(85);
  });

  test('a unique index reports the duplicate key', async ({ collection }) => {
    await collection.createIndex({ a: 1, b: 1 }, { unique: true });
    await collection.insertMany([
      { _id: 1, a: 'x', b: 1 },
      { _id: 2, a: 'x', b: 2 },
    ]);
    const error = await collection.insertOne({ _id: 3, a: 'x', b: 2 }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 11000, keyPattern: { a: 1, b: 1 }, keyValue: { a: 'x', b: 2 } });
    expect(await codeOf(collection.updateOne({ _id: 1 }, { $set: { b: 2 } }))).toBe(11000);
    expect(await collection.updateOne({ _id: 1 }, { $set: { b: 3 } })).toMatchObject({ modifiedCount: 1 });
    await collection.deleteOne({ _id: 2 });
    await collection.insertOne({ _id: 3, a: 'x', b: 2 });
  });

  test('a unique index treats a missing field like null', async ({ collection }) => {
    await collection.createIndex({ a: 1 }, { unique: true });
    await collection.insertOne({ _id: 1 });
    expect(await codeOf(collection.insertOne({ _id: 2, a: null }))).toBe(11000);
  });

  test('a unique sparse index allows many documents without the field', async ({ collection }) => {
    await collection.createIndex({ a: 1 }, { unique: true, sparse: true });
    await collection.insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3, a: 1 }]);
    expect(await codeOf(collection.insertOne({ _id: 4, a: 1 }))).toBe(11000);
    expect(await idsOf(collection, { a: { $ne: 1 } })).toEqual([1, 2]);
    expect(await idsOf(collection, { a: null })).toEqual([1, 2]);
    expect(await collection.find().sort({ a: 1 }).toArray()).toHaveLength(3);
  });

  test('a unique partial index applies to matching documents only', async ({ collection }) => {
    const options = { unique: true, partialFilterExpression: { open: true } };
    await collection.createIndex({ user: 1 }, options);
    await collection.insertMany([
      { _id: 1, user: 'u', open: true },
      { _id: 2, user: 'u', open: false },
      { _id: 3, user: 'u' },
    ]);
    expect(await codeOf(collection.insertOne({ _id: 4, user: 'u', open: true }))).toBe(11000);
    expect(await codeOf(collection.updateOne({ _id: 2 }, { $set: { open: true } }))).toBe(11000);
    expect(await idsOf(collection, { user: 'u' })).toEqual([1, 2, 3]);
    expect(await idsOf(collection, { user: 'u', open: true })).toEqual([1]);
    await collection.updateOne({ _id: 1 }, { $set: { open: false } });
    await collection.updateOne({ _id: 2 }, { $set: { open: true } });
  });

  test('a unique index on an array rejects each duplicate element', async ({ collection }) => {
    await collection.createIndex({ names: 1 }, { unique: true });
    await collection.insertOne({ _id: 1, names: ['a', 'b', 'a'] });
    expect(await codeOf(collection.insertOne({ _id: 2, names: ['c', 'b'] }))).toBe(11000);
    await collection.insertOne({ _id: 3, names: ['c', 'd'] });
  });

  test('parallel arrays cannot be indexed', async ({ collection }) => {
    await collection.createIndex({ a: 1, b: 1 });
    expect(await codeOf(collection.insertOne({ a: [1], b: [2] }))).toBe(171);
    expect(await collection.countDocuments()).toBe(0);
  });

  test('an index on existing documents is complete, and a unique one fails on duplicates', async ({
    collection,
  }) => {
    await collection.insertMany([
      { _id: 1, a: 1 },
      { _id: 2, a: 2 },
      { _id: 3, a: 2 },
    ]);
    expect(await codeOf(collection.createIndex({ a: 1 }, { unique: true }))).toBe(11000);
    expect((await collection.indexes()).map(({ name }) => name)).toEqual(['_id_']);
    await collection.createIndex({ a: -1 });
    expect(await idsOf(collection, { a: { $gte: 2 } })).toEqual([2, 3]);
  });

  test('queries use a matching index', async ({ collection }) => {
    await collection.createIndex({ author: 1, _id: -1 });
    await collection.insertMany(Array.from({ length: 200 }, (_, _id) => ({ _id, author: `a${_id % 50}` })));
    const plan = await collection
      .find({ author: { $in: ['a1', 'a2'] } })
      .sort({ _id: -1 })
      .limit(5)
      .explain('executionStats');
    const text = JSON.stringify(plan.queryPlanner.winningPlan);
    expect(text).toContain('"IXSCAN"');
    expect(text).toContain('author_1__id_-1');
    expect(text).not.toContain('COLLSCAN');
    expect(plan.executionStats.nReturned).toBe(5);
    expect(plan.executionStats.totalDocsExamined).toBeLessThanOrEqual(10);
  });

  test('a query without an index is a collection scan', async ({ collection }) => {
    await collection.insertMany([{ a: 1 }, { a: 2 }]);
    const plan = await collection.find({ a: 1 }).explain('queryPlanner');
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('COLLSCAN');
  });

  for (const [key, options, code] of [
    [{}, {}, 67],
    [{ a: 0 }, {}, 67],
    [{ 'a..b': 1 }, {}, 67],
    [{ a: 1, b: 1 }, { expireAfterSeconds: 5 }, 67],
    [{ a: 1 }, { expireAfterSeconds: -1 }, 67],
    [{ a: 1 }, { partialFilterExpression: { a: { $ne: 1 } } }, 67],
    [{ a: 1 }, { sparse: true, partialFilterExpression: { a: 1 } }, 67],
  ] as const) {
    test(`the index ${JSON.stringify(key)} with ${JSON.stringify(options)} is rejected`, async ({
      collection,
      db,
    }) => {
      const spec = { key, name: 'x', ...options };
      expect(await codeOf(db.command({ createIndexes: collection.collectionName, indexes: [spec] }))).toBe(
        code,
      );
    });
  }

  test('a TTL index removes expired documents', async ({ collection }) => {
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 0 });
    const hour = 3_600_000;
    await collection.insertMany([
      { _id: 1, at: new Date(Date.now() - hour) },
      { _id: 2, at: new Date(Date.now() + hour) },
      { _id: 3, at: 'no date' },
      { _id: 4 },
    ]);
    await expect.poll(() => idsOf(collection, {}), { timeout: 150_000, interval: 250 }).toEqual([2, 3, 4]);
  }, 160_000);
}
