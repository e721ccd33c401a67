import type { Scope } from './scope.js';
import { HISTORY, HOUR, WINDOW_NAMES, WINDOWS, type TrendWindow } from './window.js';

/** The usual number of uses per hour, by scope and window. */
export type Baseline = Readonly<Record<Scope, Readonly<Record<TrendWindow, number>>>>;

/** Uses by scope within the hour that begins at `hour`, in ms since 1970. */
export interface HourlyUses {
  hour: number;
  uses: Readonly<Record<Scope, number>>;
}

/** Averages the hourly uses of one hashtag over the seven days, for each window without the window itself. */
export function baselineOf(hours: readonly HourlyUses[], now: number): Baseline {
  const baseline: Record<Scope, Record<TrendWindow, number>> = {};
  for (const { hour, uses } of hours) {
    for (const [scope, count] of Object.entries(uses)) {
      const sums = (baseline[scope] ??= { HOUR: 0, SIX_HOURS: 0, DAY: 0 });
      for (const window of WINDOW_NAMES) {
        const before = HISTORY - WINDOWS[window];
        if (hour + HOUR <= now - WINDOWS[window]) sums[window] += count / (before / HOUR);
      }
    }
  }
  return baseline;
}
