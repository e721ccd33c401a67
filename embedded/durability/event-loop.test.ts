import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { expect, it, onTestFinished } from 'vitest';
import { startEmbeddedStore } from '../index.js';

const DOCUMENTS = 100_000;

it('lets the thread that started it go on while it scans 100,000 documents', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'loop-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  await using store = await startEmbeddedStore({ directory });
  await using client = await new MongoClient(store.url).connect();
  const rows = client.db('town').collection<{ _id: number; n: number }>('rows');
  for (let at = 0; at < DOCUMENTS; at += 10_000)
    await rows.insertMany(Array.from({ length: 10_000 }, (_, more) => ({ _id: at + more, n: more })));

  const { longestGap, duration } = await gapsDuring(async () => {
    expect(await rows.countDocuments({ n: -1 })).toBe(0);
  });
  // A scan in this thread would be one gap, as long as itself.
  expect(longestGap).toBeLessThan(duration / 2);
});

/** How long the event loop of this thread stood still at most while `work` ran, beside how long that took; both in ms. */
async function gapsDuring(work: () => Promise<void>): Promise<{ longestGap: number; duration: number }> {
  const start = performance.now();
  let last = start;
  let longestGap = 0;
  let isDone = false;
  const turn = (): void => {
    const now = performance.now();
    longestGap = Math.max(longestGap, now - last);
    last = now;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  await work().finally(() => (isDone = true));
  const end = performance.now();
  return { longestGap: Math.max(longestGap, end - last), duration: end - start };
}
