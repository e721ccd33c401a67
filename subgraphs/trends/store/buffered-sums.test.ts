import { describe, expect, it } from 'vitest';
import { silentLog } from '#platform/log.js';
import { BufferedSums, type WriteSums } from './buffered-sums.js';

/** Buffered sums, and a record of each write. */
function recordWrites(write: WriteSums) {
  const writes: Record<string, number>[] = [];
  const sums = new BufferedSums((batch) => {
    writes.push(Object.fromEntries(batch));
    return write(batch);
  }, silentLog);
  return { sums, writes };
}

const ALL_WRITTEN = Promise.resolve(new Map<string, number>());

describe('BufferedSums', () => {
  it('writes many additions as one sum after a delay', async () => {
    const { sums, writes } = recordWrites(() => ALL_WRITTEN);
    for (let count = 0; count < 1_000; count++) sums.add('a', 1);
    sums.add('b', -2);
    expect(sums.pending).toBe(2);
    await expect.poll(() => sums.pending).toBe(0);
    expect(writes).toEqual([{ a: 1_000, b: -2 }]);
  });

  it('retries the sums that were not written, and only those', async () => {
    let calls = 0;
    const { sums, writes } = recordWrites(() => {
      calls += 1;
      if (calls === 1) return Promise.reject(new Error('away'));
      return calls === 2 ? Promise.resolve(new Map([['b', 5]])) : ALL_WRITTEN;
    });
    sums.add('a', 1);
    sums.add('b', 5);
    await sums.flush();
    sums.add('a', 1);
    await sums.flush();
    await sums.flush();
    expect(writes).toEqual([{ a: 1, b: 5 }, { a: 2, b: 5 }, { b: 5 }]);
    expect(sums.pending).toBe(0);
  });

  it('writes the remaining sums when it is closed', async () => {
    const { sums, writes } = recordWrites(() => ALL_WRITTEN);
    sums.add('a', 1);
    await sums[Symbol.asyncDispose]();
    expect(writes).toEqual([{ a: 1 }]);
  });
});
