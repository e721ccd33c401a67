import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Db, type Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedStore, type EmbeddedStore } from '../index.js';

const API_VERSION_ERROR = 322;
const API_STRICT_ERROR = 323;

describe('a client that asks for the Stable API', () => {
  let directory: string;
  let store: EmbeddedStore;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'stable-'));
    store = await startEmbeddedStore({ directory });
  });

  afterAll(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  async function withClient(serverApi: Document | undefined, work: (db: Db) => Promise<void>): Promise<void> {
    // A driver that cannot use the server at all says so after this time.
    const options = {
      serverSelectionTimeoutMS: 5_000,
      ...(serverApi && { serverApi: serverApi as { version: '1' } }),
    };
    await using client = await new MongoClient(store.url, options).connect();
    await work(client.db('town'));
  }

  it.each([{ version: '1' }, { version: '1', strict: true, deprecationErrors: true }])(
    'as %j can do everything that the product does',
    (serverApi) =>
      withClient(serverApi, async (db) => {
        const visits = db.collection<Document & { _id: number }>('visits');
        await visits.drop();
        await visits.createIndex({ at: 1 }, { unique: true });
        await visits.insertMany(Array.from({ length: 150 }, (_, _id) => ({ _id, at: _id })));
        await visits.updateOne({ _id: 1 }, { $set: { n: 1 } });
        await visits.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } });
        await visits.deleteOne({ _id: 2 });
        expect(await visits.find().toArray()).toHaveLength(149);
        expect(await visits.countDocuments({ n: 2 })).toBe(1);
        expect(await visits.estimatedDocumentCount()).toBe(149);
        expect(await db.command({ ping: 1 })).toMatchObject({ ok: 1 });
      }),
  );

  it('uses every command where it is not strict', () =>
    withClient({ version: '1' }, async (db) => {
      expect(await db.collection('visits').distinct('n')).toEqual([2]);
      expect(await db.command({ buildInfo: 1 })).toMatchObject({ ok: 1 });
    }));

  const strict: readonly Document[] = [
    { distinct: 'visits', key: 'n' },
    { buildInfo: 1 },
    { serverStatus: 1 },
    { validate: 'visits' },
    { isMaster: 1 },
    { collStats: 'visits' },
    { find: 'visits', tailable: true },
    { find: 'visits', min: { at: 1 } },
    { create: 'other', capped: true, size: 1_000 },
    { aggregate: 'visits', pipeline: [{ $indexStats: {} }], cursor: {} },
    { aggregate: 1, pipeline: [{ $currentOp: {} }], cursor: {} },
    { createIndexes: 'visits', indexes: [{ key: { b: 1 }, name: 'b', sparse: true }] },
  ];
  for (const command of strict) {
    it(`is refused ${JSON.stringify(command)} where it is strict`, () =>
      withClient({ version: '1', strict: true }, (db) =>
        expect(db.command(command)).rejects.toMatchObject({ code: API_STRICT_ERROR }),
      ));
  }

  it.each([
    [{ apiVersion: '2' }, API_VERSION_ERROR],
    [{ apiStrict: true }, 4886600],
    [{ apiDeprecationErrors: true }, 4886600],
    [{ apiVersion: '1', apiStrict: 'yes' }, 14],
    [{ apiVersion: 1 }, 14],
  ])('is refused %j at once', (fields, code) =>
    withClient(undefined, (db) => expect(db.command({ ping: 1, ...fields })).rejects.toMatchObject({ code })),
  );
});
