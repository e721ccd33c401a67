import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedStore } from './index.js';

describe('startEmbeddedStore', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'embedded-'));
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('creates the directory and persists documents', async () => {
    const options = { directory: join(directory, 'deep', 'down') };
    for (const expected of [1, 2]) {
      await using store = await startEmbeddedStore(options);
      await using client = await new MongoClient(store.url).connect();
      const visits = client.db('town').collection<{ _id: string; count: number }>('visits');
      await visits.updateOne({ _id: 'door' }, { $inc: { count: 1 } }, { upsert: true });
      expect(await visits.findOne({ _id: 'door' })).toEqual({ _id: 'door', count: expected });
    }
  });

  it('rejects a directory that another store has locked, until that store is closed', async () => {
    const first = await startEmbeddedStore({ directory });
    await expect(startEmbeddedStore({ directory })).rejects.toMatchObject({ reason: 'locked' });
    await first.close();
    const second = await startEmbeddedStore({ directory });
    await second.close();
  });

  it('reports a path that is no directory', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    await expect(startEmbeddedStore({ directory: file })).rejects.toMatchObject({
      name: 'EmbeddedStoreError',
      reason: 'unreadable',
    });
  });

  it('reports a file that is no LMDB file', async () => {
    await writeFile(join(directory, 'documents.mdb'), 'x'.repeat(50_000));
    await expect(startEmbeddedStore({ directory })).rejects.toMatchObject({ reason: 'corrupt' });
  });

  it('reports a truncated file', async () => {
    await using store = await startEmbeddedStore({ directory });
    await using client = await new MongoClient(store.url).connect();
    const documents = Array.from({ length: 500 }, (_, _id) => ({ _id, text: 'x'.repeat(200) }));
    await client.db('town').collection<{ _id: number }>('visits').insertMany(documents);
    await store.close();
    await truncate(join(directory, 'documents.mdb'), 8192);
    await expect(startEmbeddedStore({ directory })).rejects.toMatchObject({ reason: 'corrupt' });
  });
});
