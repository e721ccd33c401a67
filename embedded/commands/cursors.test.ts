import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize } from 'bson';
import { MongoClient } from 'mongodb';
import { expect, it, onTestFinished } from 'vitest';
import { startEmbeddedStore } from '../index.js';
import { REPLY_HEAD_BYTES } from '../wire/message.js';
import { Cursors, IDLE_TIMEOUT_MS, type Results } from './cursors.js';

/** The check of an operation that is always wanted. */
const always = (): void => undefined;

const NOT_FOUND = { code: 43, codeName: 'CursorNotFound' };

it('closes a cursor that was idle for ten minutes, and no other', async () => {
  const cursors = new Cursors(IDLE_TIMEOUT_MS);
  const { cursor } = deserialize(
    (await cursors.first(endless(), 1, always, true)).subarray(REPLY_HEAD_BYTES),
    {
      useBigInt64: true,
    },
  ) as { cursor: { id: bigint } };
  const now = Date.now();
  cursors.expire(now + IDLE_TIMEOUT_MS - 1_000);
  expect(cursors.size).toBe(1);
  cursors.expire(now + IDLE_TIMEOUT_MS + 1_000);
  expect(cursors.size).toBe(0);
  await expect(cursors.next(cursor.id, 'town.rows', 1, always)).rejects.toMatchObject(NOT_FOUND);
});

it('the driver receives CursorNotFound for an expired cursor', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'cursors-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await using store = await startEmbeddedStore({ directory, cursorTimeoutMs: 1 });
  await using client = await new MongoClient(store.url).connect();
  const db = client.db('town');
  const rows = db.collection<{ _id: number }>('rows');
  await rows.insertMany(Array.from({ length: 10 }, (_, _id) => ({ _id })));
  const cursor = rows.find().batchSize(2);
  expect(await cursor.next()).toEqual({ _id: 0 });
  await expect.poll(openCursors).toBe(0);
  await expect(cursor.toArray()).rejects.toMatchObject(NOT_FOUND);

  async function openCursors(): Promise<number> {
    const { metrics } = await db.command({ serverStatus: 1 });
    return (metrics as { cursor: { open: { total: number } } }).cursor.open.total;
  }
});

function endless(): Results {
  const document = Buffer.from([5, 0, 0, 0, 0]);
  return {
    ns: 'town.rows',
    documents: { next: () => ({ done: false, value: document }) },
    resume: () => undefined,
  };
}
