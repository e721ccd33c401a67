import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '#platform/log.js';
import { connectMongo } from '#platform/mongo/index.js';
import { startStoreProcess } from '../embedded/durability/store-process.js';

/** The driver's own `close` hung in three of ten rounds. */
const ROUNDS = 6;

describe('a connection to MongoDB', () => {
  it('closes when its server has just been killed', async () => {
    for (let round = 0; round < ROUNDS; round++) await closeAfterKill();
  }, 60_000);
});

async function closeAfterKill(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'close-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const store = await startStoreProcess(directory);
  onTestFinished(() => store.kill());
  const mongo = await connectMongo({ url: store.url, namespace: 'close', log: createLog('test', 'silent') });
  const rows = mongo.database('users').collection('rows');
  const inserts = Array.from({ length: 40 }, () => rows.insertOne({ text: 'x'.repeat(20_000) }));
  expect(await Promise.all(inserts)).toHaveLength(40);
  await store.kill();
  await mongo[Symbol.asyncDispose]();
}
