import { expect, test } from 'vitest';
import { describeCache } from './cache.contract-suite.js';
import { createMemoryCache } from './memory.js';
import { MemorySortedSets } from './memory-sorted-sets.js';

let now = 1_795_225_417_000;
const clock = { now: () => now };

describeCache('the memory cache', {
  connect: (namespace) => Promise.resolve(createMemoryCache({ clock, namespace })),
  pass: (ms) => (now += ms),
});

test('evicts the least recently used sets when the capacity is exceeded', async () => {
  const sets = new MemorySortedSets(clock, 10);
  const three = ['a', 'b', 'c'].map((member, score) => ({ member, score }));
  const options = { keep: 10, ttl: 1_000 };
  await sets.add(['one', 'two'], three, options);
  await sets.add(['one'], [{ member: 'd', score: 9 }], options);
  await sets.add(['three'], three, options);
  expect(await sets.page('two', { limit: 1 })).toBeNull();
  expect(await sets.page('one', { limit: 1 })).toEqual([{ member: 'd', score: 9 }]);
  expect(await sets.page('three', { limit: 10 })).toHaveLength(3);
});

test('counts empty sets towards the capacity', async () => {
  const sets = new MemorySortedSets(clock, 2);
  for (const key of ['one', 'two', 'three']) await sets.replace(key, [], 1_000);
  expect(await sets.page('one', { limit: 1 })).toBeNull();
  expect(await sets.page('three', { limit: 1 })).toEqual([]);
});
