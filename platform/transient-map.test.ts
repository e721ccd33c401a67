import { describe, expect, it } from 'vitest';
import { TransientMap } from './transient-map.js';

describe('TransientMap', () => {
  it('equals a Map while 10,000 keys come, change and go in any order', () => {
    const map = new TransientMap<number>();
    const model = new Map<string, number>();
    let random = 1;
    const next = (below: number): number => (random = (random * 48_271) % 2_147_483_647) % below;
    for (let step = 0; step < 100_000; step++) {
      const key = `reader ${next(10_000)}`;
      if (next(3) === 0) {
        map.delete(key);
        model.delete(key);
      } else {
        map.set(key, step);
        model.set(key, step);
      }
      const other = `reader ${next(10_000)}`;
      if (map.get(other) !== model.get(other)) expect.fail(`Another value of ${other} after ${step} steps.`);
    }
    expect(model.size).toBeGreaterThan(5_000);
    for (const [key, value] of model) expect(map.get(key)).toBe(value);
  });
});
