import { expect } from 'vitest';
import { codeOf, type Any, type Engine } from './engine.js';

export function cursorContract({ test }: Engine): void {
  test('getMore returns 10,000 documents, each once', async ({ collection }) => {
    await collection.insertMany(Array.from({ length: 10_000 }, (_, _id) => ({ _id })));
    let expected = 0;
    for await (const { _id } of collection.find().sort({ _id: 1 }).batchSize(777))
      expect(_id).toBe(expected++);
    expect(expected).toBe(10_000);
  });

  test('a cursor continues while others write', async ({ collection }) => {
    await collection.createIndex({ n: 1 });
    await collection.insertMany(Array.from({ length: 1_000 }, (_, _id) => ({ _id, n: _id })));
    const seen = new Set<number>();
    for await (const { _id } of collection
      .find({ n: { $gte: 0 } })
      .sort({ n: 1 })
      .batchSize(50)) {
      seen.add(_id);
      if (_id % 100 === 0) await collection.deleteOne({ _id: _id + 1 });
      if (_id % 100 === 50) await collection.insertOne({ _id: 100_000 + _id, n: -1 });
    }
    const stayed = Array.from({ length: 1_000 }, (_, at) => at).filter((at) => at % 100 !== 1);
    expect(stayed.every((_id) => seen.has(_id))).toBe(true);
  });

  test('limit and skip hold across batches', async ({ collection }) => {
    await collection.insertMany(Array.from({ length: 100 }, (_, _id) => ({ _id })));
    const found = await collection.find().sort({ _id: -1 }).skip(10).limit(35).batchSize(10).toArray();
    expect(found.map(({ _id }: Any) => _id)).toEqual(Array.from({ length: 35 }, (_, at) => 89 - at));
  });

  test('a closed cursor no longer exists on the server', async ({ collection, db }) => {
    await collection.insertMany(Array.from({ length: 10 }, (_, _id) => ({ _id })));
    const cursor = collection.find().batchSize(2);
    await cursor.next();
    const { id } = cursor;
    await cursor.close();
    expect(await codeOf(db.command({ getMore: id, collection: collection.collectionName }))).toBe(43);
  });

  test('the first batch may be empty', async ({ collection, db }) => {
    await collection.insertMany([{ _id: 1 }, { _id: 2 }]);
    const name = collection.collectionName;
    const { cursor } = await db.command({ find: name, batchSize: 0 }, { promoteLongs: false });
    expect(cursor.firstBatch).toEqual([]);
    const more = await db.command({ getMore: cursor.id, collection: name });
    expect(more.cursor.nextBatch).toEqual([{ _id: 1 }, { _id: 2 }]);
    expect(Number(more.cursor.id)).toBe(0);
  });
}
