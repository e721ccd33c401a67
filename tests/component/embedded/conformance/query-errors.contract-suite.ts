import type { Document } from 'mongodb';
import { expect } from 'vitest';
import { codeOf, type Engine } from './engine.js';

/** Invalid filters, and MongoDB's error codes. */
const WRONG: readonly (readonly [filter: Document, code: number])[] = [
  [{ a: { $foo: 1 } }, 2],
  [{ $foo: 1 }, 2],
  [{ a: { $in: 1 } }, 2],
  [{ a: { $nin: 'x' } }, 2],
  [{ a: { $in: [{ $gt: 1 }] } }, 2],
  [{ $and: [] }, 2],
  [{ $or: {} }, 2],
  [{ $or: [1] }, 2],
  [{ a: { $size: -1 } }, 2],
  [{ a: { $size: 'x' } }, 2],
  [{ a: { $size: 1.5 } }, 2],
  [{ a: { $mod: [0, 1] } }, 2],
  [{ a: { $mod: [1] } }, 2],
  [{ a: { $mod: [1, 2, 3] } }, 2],
  [{ a: { $mod: 'x' } }, 2],
  [{ a: { $type: 'foo' } }, 2],
  [{ a: { $type: 99 } }, 2],
  [{ a: { $not: 5 } }, 2],
  [{ a: { $not: {} } }, 2],
  [{ a: { $ne: /x/ } }, 2],
  [{ a: { $gt: /x/ } }, 2],
  [{ a: { $all: 1 } }, 2],
  [{ a: { $elemMatch: 1 } }, 2],
  [{ a: { $regex: 5 } }, 2],
  [{ a: { $options: 'i' } }, 2],
  [{ a: { $regex: 'a', $options: 'q' } }, 51108],
  [{ a: { $regex: '(' } }, 51091],
];

export function queryErrorsContract({ test }: Engine): void {
  for (const [filter, code] of WRONG) {
    test(`${JSON.stringify(filter, showRegex)} is rejected with code ${code}`, async ({ collection }) => {
      await collection.insertOne({ _id: 1, a: 1 });
      expect(await codeOf(collection.find(filter).toArray())).toBe(code);
    });
  }

  test('an unknown command is rejected', async ({ db }) => {
    expect(await codeOf(db.command({ doesNotExist: 1 }))).toBe(59);
  });

  test('an unknown pipeline stage is rejected', async ({ collection }) => {
    await collection.insertOne({ _id: 1 });
    expect(await codeOf(collection.aggregate([{ $foo: 1 }]).toArray())).toBe(40324);
  });

  test('a hint that names no index is rejected', async ({ collection }) => {
    await collection.insertOne({ _id: 1 });
    expect(await codeOf(collection.find({}).hint('nope').toArray())).toBe(2);
  });

  test('transactions are refused on a standalone server or finished on a replica set', async ({
    client,
    collection,
  }) => {
    await collection.insertOne({ _id: 1 });
    const session = client.startSession();
    session.startTransaction();
    const work = collection.insertOne({ _id: 2 }, { session }).then(() => session.commitTransaction());
    const error = await work.then(
      () => undefined,
      (reason: { code: number }) => reason,
    );
    expect([undefined, 20]).toContain(error?.code);
    await session.endSession();
  });
}

function showRegex(_key: string, value: unknown): unknown {
  return value instanceof RegExp ? String(value) : value;
}
