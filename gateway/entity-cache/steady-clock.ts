import type { Clock } from '#platform/clock.js';

/** A clock that never goes backwards: when the given clock is set back, the time stands still until it catches up. */
export function steady(clock: Clock): Clock {
  let latest = 0;
  return { now: () => (latest = Math.max(latest, clock.now())) };
}
