import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Db, type Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedStore, type EmbeddedStore } from '../index.js';

const NOT_IMPLEMENTED = 238;
const UNKNOWN_FIELD = 40415;

const COLLATION = { collation: { locale: 'en' } };
const pipeline = (stage: Document): Document => ({ aggregate: 'c', pipeline: [stage], cursor: {} });
const update = (statement: Document): Document => ({ update: 'c', updates: [{ q: {}, ...statement }] });
const index = (spec: Document): Document => ({
  createIndexes: 'c',
  indexes: [{ key: { a: 1 }, name: 'i', ...spec }],
});

/** Commands that MongoDB runs or rejects, and the error code of their rejection here. */
const REFUSED: readonly (readonly [command: Document, code: number])[] = [
  [{ find: 'c', ...COLLATION }, NOT_IMPLEMENTED],
  [{ find: 'c', tailable: true }, NOT_IMPLEMENTED],
  [{ find: 'c', noCursorTimeout: true }, NOT_IMPLEMENTED],
  [{ find: 'c', let: { a: 1 } }, NOT_IMPLEMENTED],
  [{ find: 'c', min: { a: 1 } }, NOT_IMPLEMENTED],
  [{ find: 'c', readConcern: { level: 'snapshot' } }, NOT_IMPLEMENTED],
  [{ find: 'c', readConcern: { afterClusterTime: 1 } }, NOT_IMPLEMENTED],
  [{ find: 'c', whatever: 1 }, UNKNOWN_FIELD],
  [{ find: 'c', filter: { $where: 'true' } }, NOT_IMPLEMENTED],
  [{ find: 'c', filter: { $text: { $search: 'x' } } }, NOT_IMPLEMENTED],
  [{ find: 'c', filter: { $expr: { $eq: ['$a', 1] } } }, NOT_IMPLEMENTED],
  [{ find: 'c', filter: { a: { $near: [0, 0] } } }, NOT_IMPLEMENTED],
  [{ find: 'c', filter: { a: { $bitsAllSet: 1 } } }, NOT_IMPLEMENTED],
  [{ find: 'c', projection: { a: { $slice: 1 } } }, NOT_IMPLEMENTED],
  [{ find: 'c', projection: { 'a.$': 1 } }, NOT_IMPLEMENTED],
  [{ find: 'c', projection: { a: '$b' } }, NOT_IMPLEMENTED],
  [{ find: 'c', sort: { a: { $meta: 'textScore' } } }, NOT_IMPLEMENTED],
  [{ find: 'c', hint: { nothing: 1 } }, 2],
  [{ find: 'c', limit: -1 }, 51024],
  [{ find: 'c', limit: 'x' }, 14],
  [{ find: 'c', txnNumber: 1, lsid: {} }, 20],
  [{ insert: 'c', documents: [{ a: 1 }], startTransaction: true, autocommit: false }, 20],
  [{ insert: 'c', documents: [{ a: 1 }], bypassDocumentValidation: true }, NOT_IMPLEMENTED],
  [{ insert: 'c', documents: [{ a: 1 }], writeConcern: { w: 3 } }, 2],
  [{ insert: 'c', documents: [{ a: 1 }], writeConcern: { w: 'tag' } }, 2],
  [pipeline({ $lookup: { from: 'd', localField: 'a', foreignField: 'b', as: 'c' } }), NOT_IMPLEMENTED],
  [pipeline({ $out: 'd' }), NOT_IMPLEMENTED],
  [pipeline({ $changeStream: {} }), NOT_IMPLEMENTED],
  [pipeline({ $project: { a: { $add: [1, 2] } } }), NOT_IMPLEMENTED],
  [pipeline({ $group: { _id: { $year: '$at' } } }), NOT_IMPLEMENTED],
  [pipeline({ $group: { _id: 1, s: { $stdDevPop: '$a' } } }), NOT_IMPLEMENTED],
  [{ ...pipeline({ $match: {} }), allowDiskUse: true }, NOT_IMPLEMENTED],
  [{ ...pipeline({ $match: {} }), cursor: { batchSize: 1, what: 1 } }, UNKNOWN_FIELD],
  [{ aggregate: 'c', pipeline: [] }, 9],
  [index({ collation: { locale: 'en' } }), NOT_IMPLEMENTED],
  [index({ hidden: true }), NOT_IMPLEMENTED],
  [index({ key: { a: 'text' } }), NOT_IMPLEMENTED],
  [index({ key: { a: '2dsphere' } }), NOT_IMPLEMENTED],
  [index({ key: { '$**': 1 } }), NOT_IMPLEMENTED],
  [index({ key: { 'a.0': 1 } }), NOT_IMPLEMENTED],
  [index({ whatever: 1 }), 197],
  [{ explain: { find: 'c', ...COLLATION } }, NOT_IMPLEMENTED],
  [{ explain: { insert: 'c', documents: [] } }, NOT_IMPLEMENTED],
  [{ create: 'x', capped: true, size: 1000 }, NOT_IMPLEMENTED],
  [{ create: 'x', timeseries: { timeField: 'at' } }, NOT_IMPLEMENTED],
  [{ create: 'x', validator: {} }, NOT_IMPLEMENTED],
  [{ create: 'x', viewOn: 'c', pipeline: [] }, NOT_IMPLEMENTED],
  [{ create: 'a$b' }, 73],
  [{ renameCollection: 'a.b', to: 'a.c' }, NOT_IMPLEMENTED],
  [{ collStats: 'c' }, NOT_IMPLEMENTED],
  [{ nothingSuch: 1 }, 59],
  [{ getMore: 5n, collection: 'c' }, 43],
];

/** Rejected statements of an update, which are reported per statement. */
const REFUSED_STATEMENTS: readonly (readonly [command: Document, code: number])[] = [
  [update({ u: [{ $set: { a: 1 } }] }), NOT_IMPLEMENTED],
  [update({ u: { $bit: { a: { and: 1 } } } }), NOT_IMPLEMENTED],
  [update({ u: { $set: { a: 1 } }, ...COLLATION }), NOT_IMPLEMENTED],
  [update({ u: { $set: { a: 1 } }, c: { x: 1 } }), UNKNOWN_FIELD],
  [update({ u: { $set: { a: 1 } }, hint: 'nothing' }), 2],
  [{ delete: 'c', deletes: [{ q: {}, limit: 1, ...COLLATION }] }, NOT_IMPLEMENTED],
  [{ delete: 'c', deletes: [{ q: {}, limit: 2 }] }, 9],
];

describe('unsupported features', () => {
  let directory: string;
  let store: EmbeddedStore;
  let client: MongoClient;
  let db: Db;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'refusals-'));
    store = await startEmbeddedStore({ directory });
    client = await new MongoClient(store.url).connect();
    db = client.db('town');
    await db.collection<Document & { _id: number }>('c').insertOne({ _id: 1, a: 1 });
  });

  afterAll(async () => {
    await client.close();
    await store.close();
    await rm(directory, { recursive: true });
  });

  for (const [command, code] of REFUSED) {
    it(`rejects ${show(command)} with code ${code}`, async () => {
      await expect(db.command(command)).rejects.toMatchObject({ code });
      expect(await db.collection('c').find().toArray()).toEqual([{ _id: 1, a: 1 }]);
    });
  }

  for (const [command, code] of REFUSED_STATEMENTS) {
    it(`rejects ${show(command)} with code ${code}`, async () => {
      const reply = await db.command(command).catch((error: Document) => ({ writeErrors: [error] }));
      expect(reply.writeErrors).toMatchObject([{ code }]);
      expect(await db.collection('c').find().toArray()).toEqual([{ _id: 1, a: 1 }]);
    });
  }

  it('an error names the limit and the documentation', async () => {
    await expect(db.command({ find: 'c', ...COLLATION })).rejects.toThrow(
      'find with the option collation: not supported by the embedded store (see docs/embedded-store.md)',
    );
  });

  it('an index key that is too long fails the whole write', async () => {
    await db.collection('long').createIndex({ text: 1 });
    const work = db
      .collection('long')
      .insertMany([{ text: 'x'.repeat(3_000) }, { text: 'short' }], { ordered: false });
    await expect(work).rejects.toMatchObject({ code: 17280 });
    expect(await db.collection('long').countDocuments()).toBe(1);
  });

  it('a driver session has no effect, and its transaction is rejected', async () => {
    const session = client.startSession();
    expect(await db.collection('c').findOne({}, { session })).toEqual({ _id: 1, a: 1 });
    session.startTransaction();
    await expect(db.collection('c').insertOne({ a: 2 }, { session })).rejects.toThrow(
      /does not support|not allowed/i,
    );
    await session.endSession();
    await expect(db.collection('c').watch().next()).rejects.toMatchObject({ code: NOT_IMPLEMENTED });
  });
});

function show(command: Document): string {
  return JSON.stringify(command, (_key, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  );
}
