import { setImmediate as endOfTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Batches, type BatchOptions } from './batches.js';

/** Records batches and lets each of them continue only on request. */
class Gate {
  readonly seen: (readonly number[])[] = [];
  #open: (() => void)[] = [];

  readonly batches: Batches<number, number>;

  constructor(options: BatchOptions = { size: 3 }) {
    this.batches = new Batches(async (items) => {
      this.seen.push(items);
      await new Promise<void>((resolve) => this.#open.push(resolve));
      if (items.includes(13)) throw new Error('thirteen');
      return items.map((item) => item * 10);
    }, options);
  }

  /** Lets batches continue until the work has settled. */
  async pass<T>(work: Promise<T>): Promise<T> {
    let over = false;
    void work.then(
      () => (over = true),
      () => (over = true),
    );
    while (!over) {
      for (const open of this.#open.splice(0)) open();
      await endOfTurn();
    }
    return work;
  }
}

describe('batches', () => {
  afterEach(() => void vi.useRealTimers());

  it("groups the items of one turn, then those added in the meantime, and returns each item's own result", async () => {
    const gate = new Gate();
    const first = [gate.batches.do(1), Promise.resolve(2).then((item) => gate.batches.do(item))];
    await endOfTurn();
    expect(gate.seen).toEqual([[1, 2]]);
    const second = [3, 4].map((item) => gate.batches.do(item));
    expect(await gate.pass(Promise.all([...first, ...second]))).toEqual([10, 20, 30, 40]);
    expect(gate.seen).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(await gate.pass(gate.batches.do(5))).toBe(50);
  });

  it('never exceeds the maximum size', async () => {
    const gate = new Gate();
    await gate.pass(Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((item) => gate.batches.do(item))));
    expect(gate.seen).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8],
    ]);
  });

  it('starts the next batch when one hangs', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const gate = new Gate();
    const hanging = gate.batches.do(1);
    await endOfTurn();
    const next = [2, 3].map((item) => gate.batches.do(item));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(gate.seen).toEqual([[1], [2, 3]]);
    expect(await gate.pass(Promise.all([hanging, ...next]))).toEqual([10, 20, 30]);
  });

  it('keeps the minimum interval between batches, which then grow', async () => {
    const gate = new Gate({ minInterval: 100 });
    await gate.pass(gate.batches.do(1));
    const results = [gate.batches.do(2)];
    await endOfTurn();
    results.push(gate.batches.do(3));
    await gate.pass(Promise.all(results));
    expect(gate.seen).toEqual([[1], [2, 3]]);
  });

  it('rejects all items of a failed batch, and no others', async () => {
    const gate = new Gate();
    const results = [13, 1, 2, 3, 4].map((item) => gate.batches.do(item));
    const settled = await gate.pass(Promise.allSettled(results));
    expect(settled.map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
  });
});
