import type { Clock } from '#platform/clock.js';

/** A clock that never goes back: what came later is never taken for older. While the other is set back it stands still. */
export function steady(clock: Clock): Clock {
  let latest = 0;
  return { now: () => (latest = Math.max(latest, clock.now())) };
}
