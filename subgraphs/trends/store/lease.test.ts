import { describe, expect, it } from 'vitest';
import { createMemoryCache } from '#platform/cache/index.js';
import { Lease } from './lease.js';

describe('Lease', () => {
  it('has one holder at a time, until the holder releases it or it expires', async () => {
    let now = 0;
    const cache = createMemoryCache({ clock: { now: () => now }, namespace: 'test' });
    const [first, second] = [new Lease(cache, 'task'), new Lease(cache, 'task')];
    expect([await first.hold(), await second.hold()]).toEqual([true, false]);
    now += 30_000;
    expect([await first.hold(), await second.hold()]).toEqual([true, false]);
    now += 30_000;
    expect([await second.hold(), await first.hold()]).toEqual([false, true]);
    now += 41_000;
    expect([await second.hold(), await first.hold()]).toEqual([true, false]);
    await second[Symbol.asyncDispose]();
    expect(await first.hold()).toBe(true);
  });
});
