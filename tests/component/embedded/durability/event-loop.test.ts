import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { MongoClient } from 'mongodb';
import { expect, it, onTestFinished } from 'vitest';
import { startEmbeddedStore } from '#embedded/index.js';

const DOCUMENTS = 100_000;

it('does not block the thread that started it during a scan of 100,000 documents', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'loop-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await using store = await startEmbeddedStore({ directory });
  await using client = await new MongoClient(store.url).connect();
  const rows = client.db('town').collection<{ _id: number; n: number }>('rows');
  for (let at = 0; at < DOCUMENTS; at += 10_000)
    await rows.insertMany(Array.from({ length: 10_000 }, (_, more) => ({ _id: at + more, n: more })));

  const before = performance.eventLoopUtilization();
  expect(await rows.countDocuments({ n: -1 })).toBe(0);
  // A scan in this thread would keep the event loop busy.
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
});
