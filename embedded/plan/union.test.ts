import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, it, onTestFinished } from 'vitest';
import { startEmbeddedStore } from '../index.js';

it('an $or uses the partial index of each branch, with a limit too', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'union-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await using store = await startEmbeddedStore({ directory });
  await using client = await new MongoClient(store.url).connect();
  const rows = client.db('town').collection<{ _id: number; a: number; b: number; open: number }>('rows');
  const open = { open: { $exists: true } };
  await rows.createIndex({ a: 1 }, { partialFilterExpression: open });
  await rows.createIndex({ b: 1 }, { partialFilterExpression: open });
  await rows.insertMany(Array.from({ length: 50 }, (_, _id) => ({ _id, a: _id, b: -_id, open: 1 })));
  const plan = await rows
    .find({
      $or: [
        { a: 3, ...open },
        { b: -4, ...open },
      ],
    })
    .limit(5)
    .explain('executionStats');
  expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
  expect(plan).toMatchObject({ executionStats: { nReturned: 2, totalDocsExamined: 2 } });
});
