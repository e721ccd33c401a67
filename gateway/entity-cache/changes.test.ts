import { describe, expect, it } from 'vitest';
import { Changes } from './changes.js';
import { steady } from './steady-clock.js';

describe('Changes', () => {
  const time = { at: 1_000, now: () => time.at };

  it('finds a value current if it was read after the last change of its tags', () => {
    time.at = 1_000;
    const changes = new Changes(time);
    time.at = 2_000;
    changes.add(['a']);
    expect(changes.isUnchanged(['a'], 1_999)).toBe(false);
    expect(changes.isUnchanged(['a'], 2_000)).toBe(false);
    expect(changes.isUnchanged(['a'], 2_001)).toBe(true);
    expect(changes.isUnchanged(['b'], 1_001)).toBe(true);
    expect(changes.isUnchanged(['b', 'a'], 1_999)).toBe(false);
  });

  it('finds a value stale if it was read within the margin after a change', () => {
    time.at = 1_000;
    const changes = new Changes(time);
    time.at = 2_000;
    changes.add(['a']);
    expect(changes.isUnchanged(['a'], 2_250, 250)).toBe(false);
    expect(changes.isUnchanged(['a'], 2_251, 250)).toBe(true);
  });

  it('finds a value stale if it was read before the construction', () => {
    time.at = 1_000;
    expect(new Changes(time).isUnchanged(['a'], 1_000)).toBe(false);
  });

  it('drops a generation of changes and then finds older values stale', () => {
    time.at = 1_000;
    const changes = new Changes(time, 2);
    time.at = 2_000;
    changes.add(['a', 'b']);
    time.at = 3_000;
    changes.add(['c', 'd']);
    expect(changes.isUnchanged(['e'], 1_500)).toBe(true);
    time.at = 4_000;
    changes.add(['e']);
    // The generation of `a` and `b` is dropped: values read before its end may be stale.
    expect(changes.isUnchanged(['x'], 3_000)).toBe(false);
    expect(changes.isUnchanged(['x'], 3_001)).toBe(true);
    expect(changes.isUnchanged(['c'], 3_001)).toBe(true);
    expect(changes.isUnchanged(['e'], 4_000)).toBe(false);
  });

  it('finds a value stale if the clock is set back between its read and the change', () => {
    time.at = 5_000;
    const clock = steady(time);
    const changes = new Changes(clock);
    time.at = 6_000;
    const readAt = clock.now();
    time.at = 5_500;
    changes.add(['a']);
    expect(changes.isUnchanged(['a'], readAt)).toBe(false);
  });
});
