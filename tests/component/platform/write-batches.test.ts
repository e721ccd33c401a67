import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InsertBatches, UpdateBatches, type Mongo } from '#platform/mongo/index.js';
import { openDocuments } from '#testkit/services/index.js';

interface Thing {
  _id: string;
  count: number;
  seen: string[];
}

describe('writes in batches', () => {
  let documents: Awaited<ReturnType<typeof openDocuments>>;
  let mongo: Mongo;
  let updates: UpdateBatches<Thing>;
  beforeAll(async () => {
    documents = await openDocuments();
    mongo = documents.mongo;
  });
  afterAll(() => documents[Symbol.asyncDispose]());
  beforeEach(async () => {
    await things().deleteMany({});
    updates = new UpdateBatches(things());
  });

  const things = () => mongo.database('test').collection<Thing>('things');

  /** Counts an event once, and inserts the document on the first event. */
  const count = (id: string, event: string): Promise<void> =>
    updates.update({
      filter: { _id: id, seen: { $ne: event } },
      update: { $inc: { count: 1 }, $push: { seen: event } },
      upsert: true,
    });

  async function commandsDuring(work: () => Promise<unknown>): Promise<number> {
    let commands = 0;
    const stop = mongo.onCommand(() => commands++);
    await work();
    stop();
    return commands;
  }

  it('combine a hundred concurrent writes into one command', async () => {
    const inserts = new InsertBatches(things());
    const ids = Array.from({ length: 100 }, (_, index) => `t${index}`);
    const inserted = async () => {
      const fresh = await Promise.all(ids.map((_id) => inserts.insert({ _id, count: 0, seen: [] })));
      expect(fresh).toEqual(ids.map(() => true));
    };
    expect(await commandsDuring(inserted)).toBe(1);
    expect(await commandsDuring(() => Promise.all(ids.map((id) => count(id, 'a'))))).toBe(1);
    expect(await things().countDocuments({ count: 1 })).toBe(100);
  });

  it('insert one of several documents with the same key, and resolve the others to false', async () => {
    const inserts = new InsertBatches(things());
    const all = await Promise.all(
      ['a', 'b', 'b', 'c'].map((_id) => inserts.insert({ _id, count: 0, seen: [] })),
    );
    expect(all).toEqual([true, true, false, true]);
  });

  it('apply an upsert once when its filter does not match its own document', async () => {
    await Promise.all(['1', '2', '2', '1', '3'].map((event) => count('new', event)));
    await count('new', '3');
    expect((await things().findOne({ _id: 'new' }))?.count).toBe(3);
  });

  it('reject the refused write only, not others of the same batch', async () => {
    await things().insertOne({ _id: 'text', count: 'many' as never, seen: [] });
    const results = await Promise.allSettled(['a', 'text', 'b'].map((id) => count(id, '1')));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await things().countDocuments({ count: 1 })).toBe(2);
  });
});
