import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { MongoClient } from 'mongodb';
import { expect, it, onTestFinished } from 'vitest';
import { startEmbeddedStore } from '#embedded/index.js';

const DOCUMENTS = 100_000;

it('lets the thread that started it go on while it scans 100,000 documents', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'loop-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await using store = await startEmbeddedStore({ directory });
  await using client = await new MongoClient(store.url).connect();
  const rows = client.db('town').collection<{ _id: number; n: number }>('rows');
  for (let at = 0; at < DOCUMENTS; at += 10_000)
    await rows.insertMany(Array.from({ length: 10_000 }, (_, more) => ({ _id: at + more, n: more })));

  const before = performance.eventLoopUtilization();
  expect(await rows.countDocuments({ n: -1 })).toBe(0);
  // Of a scan in this thread the loop would be busy all the time.
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
});
