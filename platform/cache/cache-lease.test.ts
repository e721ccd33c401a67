import { expect, it } from 'vitest';
import { CacheLease, createMemoryCache } from './index.js';

it('has one holder at a time, and another after a release or after its time to live', async () => {
  let now = 0;
  const cache = createMemoryCache({ clock: { now: () => now }, namespace: 'test' });
  const [first, second] = [1, 2].map(() => new CacheLease(cache, 'task', 40_000)) as [CacheLease, CacheLease];
  expect([await first.take(), await second.take()]).toEqual([true, false]);
  now += 30_000;
  expect([await first.take(), await second.take()]).toEqual([true, false]);
  now += 30_000;
  expect([await second.take(), await first.take()]).toEqual([false, true]);
  now += 41_000;
  expect([await second.take(), await first.take()]).toEqual([true, false]);
  await second.release();
  expect(await first.take()).toBe(true);
});
