import { describe, expect, it } from 'vitest';
import { Changes } from './changes.js';
import { steady } from './steady-clock.js';

describe('what is known of changes', () => {
  const time = { at: 1_000, now: () => time.at };

  it('holds what was read after the last change, and nothing that was read before', () => {
    time.at = 1_000;
    const changes = new Changes(time);
    time.at = 2_000;
    changes.add(['a']);
    expect(changes.hold(['a'], 1_999)).toBe(false);
    expect(changes.hold(['a'], 2_000)).toBe(false);
    expect(changes.hold(['a'], 2_001)).toBe(true);
    expect(changes.hold(['b'], 1_001)).toBe(true);
    expect(changes.hold(['b', 'a'], 1_999)).toBe(false);
  });

  it('does not hold what was read too soon after a change', () => {
    time.at = 1_000;
    const changes = new Changes(time);
    time.at = 2_000;
    changes.add(['a']);
    expect(changes.hold(['a'], 2_250, 250)).toBe(false);
    expect(changes.hold(['a'], 2_251, 250)).toBe(true);
  });

  it('knows of nothing from before it began, so that does not hold', () => {
    time.at = 1_000;
    expect(new Changes(time).hold(['a'], 1_000)).toBe(false);
  });

  it('forgets by the generation, and then takes what is older for stale', () => {
    time.at = 1_000;
    const changes = new Changes(time, 2);
    time.at = 2_000;
    changes.add(['a', 'b']);
    time.at = 3_000;
    changes.add(['c', 'd']);
    expect(changes.hold(['e'], 1_500)).toBe(true);
    time.at = 4_000;
    changes.add(['e']);
    // `a` and `b` are forgotten: whatever was read until they were last written to may be stale.
    expect(changes.hold(['x'], 3_000)).toBe(false);
    expect(changes.hold(['x'], 3_001)).toBe(true);
    expect(changes.hold(['c'], 3_001)).toBe(true);
    expect(changes.hold(['e'], 4_000)).toBe(false);
  });

  it('takes no earlier time for a later one when the clock is set back', () => {
    time.at = 5_000;
    const clock = steady(time);
    const changes = new Changes(clock);
    time.at = 6_000;
    const readAt = clock.now();
    time.at = 5_500;
    changes.add(['a']);
    expect(changes.hold(['a'], readAt)).toBe(false);
  });
});
