import { expect, it } from 'vitest';
import { silentLog } from '#platform/log.js';
import { IdempotentCounter, type WriteSums } from './buffered-sums.js';

/** A tally, and what it wrote, write by write. */
function tallyWith(write: WriteSums) {
  const writes: Record<string, number>[] = [];
  const counter = new IdempotentCounter((sums) => {
    writes.push(Object.fromEntries(sums));
    return write(sums);
  }, silentLog);
  return { counter, writes };
}

const ALL_WRITTEN = Promise.resolve(new Map<string, number>());

it('writes many additions as one sum, by itself', async () => {
  const { counter, writes } = tallyWith(() => ALL_WRITTEN);
  for (let count = 0; count < 1_000; count++) counter.add('a', 1);
  counter.add('b', -2);
  expect(counter.pending).toBe(2);
  await expect.poll(() => counter.pending).toBe(0);
  expect(writes).toEqual([{ a: 1_000, b: -2 }]);
});

it('keeps what could not be written, and only that, for the next time', async () => {
  let calls = 0;
  const { counter, writes } = tallyWith(() => {
    calls += 1;
    if (calls === 1) return Promise.reject(new Error('away'));
    return calls === 2 ? Promise.resolve(new Map([['b', 5]])) : ALL_WRITTEN;
  });
  counter.add('a', 1);
  counter.add('b', 5);
  await counter.flush();
  counter.add('a', 1);
  await counter.flush();
  await counter.flush();
  expect(writes).toEqual([{ a: 1, b: 5 }, { a: 2, b: 5 }, { b: 5 }]);
  expect(counter.pending).toBe(0);
});

it('writes what is left when it is closed', async () => {
  const { counter, writes } = tallyWith(() => ALL_WRITTEN);
  counter.add('a', 1);
  await counter[Symbol.asyncDispose]();
  expect(writes).toEqual([{ a: 1 }]);
});
