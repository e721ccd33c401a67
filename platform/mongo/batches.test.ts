import { afterEach, describe, expect, it, vi } from 'vitest';
import { Batches } from './batches.js';

/** Batches of which each must be let through. */
class Gate {
  readonly seen: (readonly number[])[] = [];
  #open: (() => void)[] = [];

  readonly batches = new Batches<number, number>(async (items) => {
    this.seen.push(items);
    await new Promise<void>((resolve) => this.#open.push(resolve));
    if (items.includes(13)) throw new Error('thirteen');
    return items.map((item) => item * 10);
  }, 3);

  /** Lets everything through until nothing comes any more. */
  async pass<T>(work: Promise<T>): Promise<T> {
    let over = false;
    void work.then(
      () => (over = true),
      () => (over = true),
    );
    while (!over) {
      for (const open of this.#open.splice(0)) open();
      await Promise.resolve();
    }
    return work;
  }
}

describe('batches', () => {
  afterEach(() => void vi.useRealTimers());

  it('send the first at once, then together what came meanwhile, and give everybody their own result', async () => {
    const gate = new Gate();
    const results = [1, 2, 3].map((item) => gate.batches.do(item));
    expect(gate.seen).toEqual([[1]]);
    expect(await gate.pass(Promise.all(results))).toEqual([10, 20, 30]);
    expect(gate.seen).toEqual([[1], [2, 3]]);
    expect(await gate.pass(gate.batches.do(4))).toBe(40);
  });

  it('are never larger than allowed', async () => {
    const gate = new Gate();
    await gate.pass(Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((item) => gate.batches.do(item))));
    expect(gate.seen).toEqual([[1], [2, 3, 4], [5, 6, 7], [8]]);
  });

  it('go on without one that hangs', async () => {
    vi.useFakeTimers();
    const gate = new Gate();
    const hanging = gate.batches.do(1);
    const next = [2, 3].map((item) => gate.batches.do(item));
    expect(gate.seen).toEqual([[1]]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(gate.seen).toEqual([[1], [2, 3]]);
    expect(await gate.pass(Promise.all([hanging, ...next]))).toEqual([10, 20, 30]);
  });

  it('that fail are rejected for all who are in them, and for nobody else', async () => {
    const gate = new Gate();
    const results = [1, 13, 2, 3, 4].map((item) => gate.batches.do(item));
    const settled = await gate.pass(Promise.allSettled(results));
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
  });
});
