import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Collection, type Db } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmbeddedStore, type EmbeddedStore } from '#embedded/index.js';

interface Row {
  _id: number;
  text: string;
}

const ROWS = 10_000;

/** Matches no row, and takes long to find that out. */
const SLOW = { text: { $regex: 'x+x+y' } };

let directory: string;
let store: EmbeddedStore;
let client: MongoClient;
let db: Db;
let rows: Collection<Row>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'interrupted-'));
  store = await startEmbeddedStore({ directory });
  client = await new MongoClient(store.url).connect();
  db = client.db('town');
  rows = db.collection<Row>('rows');
  await rows.insertMany(Array.from({ length: ROWS }, (_, _id) => ({ _id, text: 'x'.repeat(60) })));
});
afterAll(async () => {
  await client?.close();
  await store?.close();
  await rm(directory, { recursive: true, force: true });
});

/** The documents that queries have looked at since the start of the store. */
async function examined(): Promise<number> {
  const { metrics } = await db.command({ serverStatus: 1 });
  return (metrics as { queryExecutor: { scannedObjects: number } }).queryExecutor.scannedObjects;
}

/** Waits until a read has begun; given the documents examined before. */
async function begun(before: number): Promise<void> {
  await expect.poll(examined, { interval: 1 }).toBeGreaterThan(before);
}

/** The documents that are examined in all, once no read is under way: the store answers between the slices of a read. */
async function examinedInAll(): Promise<number> {
  for (let last = -1, now = await examined(); ; [last, now] = [now, await examined()])
    if (now === last) return now;
}

const READS: Record<string, (signal: AbortSignal) => Promise<unknown>> = {
  find: (signal) => rows.find(SLOW, { signal }).toArray(),
  'find with a sort': (signal) => rows.find(SLOW, { signal }).sort({ text: 1 }).toArray(),
  aggregate: (signal) =>
    rows.aggregate([{ $match: SLOW }, { $group: { _id: '$text' } }], { signal }).toArray(),
  count: (signal) => rows.countDocuments(SLOW, { signal }),
};

it.each(Object.entries(READS))('ends when its client leaves: %s', async (_, read) => {
  const before = await examined();
  const leaving = new AbortController();
  const reading = read(leaving.signal);
  await begun(before);
  leaving.abort(new Error('left'));
  await expect(reading).rejects.toThrow('left');
  expect((await examinedInAll()) - before).toBeLessThan(ROWS);
});

it('examines every document while its client waits', async () => {
  const before = await examined();
  expect(await rows.find(SLOW).toArray()).toEqual([]);
  expect((await examinedInAll()) - before).toBe(ROWS);
});

it('ends when its cursor is killed by another connection', async () => {
  const cursor = rows.find({ $or: [{ _id: 0 }, SLOW] }).batchSize(1);
  expect(await cursor.next()).toMatchObject({ _id: 0 });
  const before = await examined();
  const next = expect(cursor.next()).rejects.toMatchObject({ code: 237, codeName: 'CursorKilled' });
  await begun(before);
  const killed = await db.command({ killCursors: 'rows', cursors: [cursor.id] });
  expect(killed).toMatchObject({ cursorsKilled: [cursor.id], cursorsNotFound: [] });
  await next;
  expect((await examinedInAll()) - before).toBeLessThan(ROWS);
});
