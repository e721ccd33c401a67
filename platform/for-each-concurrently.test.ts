import { describe, expect, it } from 'vitest';
import { forEachConcurrently } from './for-each-concurrently.js';

describe('forEachConcurrently', () => {
  it('works on every item once, on no more than the limit at a time', async () => {
    const done: string[] = [];
    let running = 0;
    let most = 0;
    await forEachConcurrently(['a', 'b', 'c', 'd', 'e'], 2, async (item, index) => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
      done.push(`${index}${item}`);
    });
    expect(done.toSorted()).toEqual(['0a', '1b', '2c', '3d', '4e']);
    expect(most).toBe(2);
  });

  it('rejects with the first failure, after which the other items are worked on', async () => {
    const done: number[] = [];
    const all = forEachConcurrently([1, 2, 3, 4], 2, (item) => {
      if (item === 1) return Promise.reject(new Error('One failed'));
      done.push(item);
      return Promise.resolve();
    });
    await expect(all).rejects.toThrow('One failed');
    await expect.poll(() => done).toEqual([2, 3, 4]);
  });
});
