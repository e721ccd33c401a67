import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Collection } from 'mongodb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startStoreProcess } from './store-process.js';

interface Block {
  readonly _id: number;
  readonly kind: number;
  readonly bytes: string;
}

const FULL = { code: 14031, codeName: 'OutOfDiskSpace' };

describe.skipIf(process.platform === 'win32')('a full disk', () => {
  it('rejects writes with a clear error, loses nothing and recovers when space is available again', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'full-'));
    try {
      const kept = await fillUp(directory);
      await expectSpace(directory, kept);
    } finally {
      await rm(directory, { recursive: true });
    }
  }, 120_000);
});

/** Inserts from several writers until the disk is full. Returns the number of acknowledged documents. */
async function fillUp(directory: string): Promise<number> {
  const store = await startStoreProcess(directory, { fileBlocks: 8_192 });
  onTestFinished(() => store.kill());
  const client = await new MongoClient(store.url).connect();
  const blocks = client.db('town').collection<Block>('blocks');
  await blocks.createIndex({ kind: 1 });
  const acknowledged = new Set<number>();
  let next = 0;
  let error: unknown;
  const write = async (): Promise<void> => {
    while (error === undefined && next < 2_000) {
      const block = { _id: next++, kind: next % 3, bytes: 'x'.repeat(20_000) };
      await blocks.insertOne(block).then(
        () => acknowledged.add(block._id),
        (reason: unknown) => (error = reason),
      );
    }
  };
  await Promise.all([write(), write(), write(), write()]);
  expect(error).toMatchObject(FULL);
  await expectWhole(blocks, acknowledged);
  await client.close();
  await store.kill();
  return acknowledged.size;
}

/** Expects reads to work, all acknowledged documents to exist, and all indexes to be consistent. */
async function expectWhole(blocks: Collection<Block>, acknowledged: ReadonlySet<number>): Promise<void> {
  const found = await blocks.find({}, { projection: { _id: 1 } }).toArray();
  const ids = new Set(found.map(({ _id }) => _id));
  expect([...acknowledged].filter((id) => !ids.has(id))).toEqual([]);
  expect(ids.size).toBe(acknowledged.size);
  expect(await blocks.countDocuments({ kind: { $gte: 0 } })).toBe(acknowledged.size);
}

async function expectSpace(directory: string, kept: number): Promise<void> {
  const store = await startStoreProcess(directory);
  onTestFinished(() => store.kill());
  const client = await new MongoClient(store.url).connect();
  const db = client.db('town');
  const blocks = db.collection<Block>('blocks');
  expect(await blocks.countDocuments()).toBe(kept);
  await blocks.insertOne({ _id: -1, kind: 1, bytes: '' });
  expect(await db.command({ validate: 'blocks' })).toMatchObject({ valid: true, nrecords: kept + 1 });
  await client.close();
  await store.kill();
}
