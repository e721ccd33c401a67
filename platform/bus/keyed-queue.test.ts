import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyedQueue } from './keyed-queue.js';

test('tasks of one key run in order and never overlap, with retries and within the capacity', async () => {
  const work = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), tries: fc.integer({ min: 1, max: 3 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(work, { maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      async (works, capacity) => {
        const queue = new KeyedQueue(capacity);
        const done: number[] = [];
        const busy = new Set<string>();
        await new Promise<void>((resolve) => {
          if (works.length === 0) resolve();
          works.forEach(({ key, tries }, index) => {
            let left = tries;
            queue.add(key, async () => {
              expect(busy.has(key)).toBe(false);
              busy.add(key);
              expect(busy.size).toBeLessThanOrEqual(capacity);
              await Promise.resolve();
              busy.delete(key);
              if (--left > 0) return 0;
              if (done.push(index) === works.length) resolve();
              return null;
            });
          });
        });
        for (const key of ['a', 'b', 'c', 'd']) {
          const ofKey = done.filter((index) => works[index]?.key === key);
          expect(ofKey).toEqual([...ofKey].sort((a, b) => a - b));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a task that waits for its retry occupies no capacity', async () => {
  const queue = new KeyedQueue(1);
  const order: string[] = [];
  await new Promise<void>((resolve) => {
    queue.add('ill', () => Promise.resolve(order.push('ill') < 3 ? 10 : (resolve(), null)));
    queue.add('well', () => Promise.resolve((order.push('well'), null)));
  });
  expect(order.slice(0, 2)).toEqual(['ill', 'well']);
});

test('a task that returns Infinity waits for `retry`, blocks its key alone and occupies no capacity', async () => {
  const queue = new KeyedQueue(1);
  const order: string[] = [];
  let isKnown = false;
  const note = (name: string) => () => Promise.resolve((order.push(name), null));
  queue.add('new', () => Promise.resolve((order.push('new'), isKnown ? null : Infinity)));
  queue.add('new', note('behind'));
  queue.add('old', note('old'));
  await queue.idle();
  queue.retry('old');
  queue.retry('nobody');
  await queue.idle();
  expect(order).toEqual(['new', 'old']);
  expect(queue.lengthOf('new')).toBe(2);
  isKnown = true;
  queue.retry('new');
  queue.retry('new');
  await queue.idle();
  expect(order).toEqual(['new', 'old', 'new', 'behind']);
  expect(queue.lengthOf('new')).toBe(0);
});

test('at capacity 0 no task starts, and running tasks finish', async () => {
  const queue = new KeyedQueue(1);
  const order: string[] = [];
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  queue.add('first', () => gate.then(() => (order.push('first'), null)));
  queue.add('second', () => Promise.resolve((order.push('second'), null)));
  queue.capacity = 0;
  letGo();
  await queue.idle();
  expect(order).toEqual(['first']);
  queue.capacity = 1;
  await queue.idle();
  expect(order).toEqual(['first', 'second']);
});
