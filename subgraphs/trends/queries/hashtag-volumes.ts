import type { Clock } from '#platform/clock.js';
import type { TrendWindow } from '../resolvers/types.generated.js';
import type { HashtagHours } from '../store/hashtag-hours.js';
import type { Windows } from '../store/windows.js';
import { GLOBAL } from '../rules/scope.js';
import { HOUR, WINDOW_NAMES, WINDOWS } from '../rules/window.js';

/** Tells how often hashtags were used: exactly, from the windows, or, while the cache is away, by the whole hour. */
export class TagVolumes {
  readonly #windows: Windows;
  readonly #hours: HashtagHours;
  readonly #clock: Clock;

  constructor(windows: Windows, hours: HashtagHours, clock: Clock) {
    this.#windows = windows;
    this.#hours = hours;
    this.#clock = clock;
  }

  /** Uses within a window, in the order asked; one read of the cache for each window that is asked for. */
  async of(asked: readonly { name: string; window: TrendWindow }[]): Promise<number[]> {
    const volumes = new Map<string, number>();
    const keyOf = ({ name, window }: { name: string; window: TrendWindow }): string => `${window}:${name}`;
    const reads = WINDOW_NAMES.map(async (window) => {
      const names = asked.filter((each) => each.window === window).map(({ name }) => name);
      if (names.length === 0) return;
      const counts = await this.#within(WINDOWS[window], names);
      names.forEach((name, index) => volumes.set(keyOf({ name, window }), counts[index] ?? 0));
    });
    await Promise.all(reads);
    return asked.map((each) => volumes.get(keyOf(each)) ?? 0);
  }

  async #within(length: number, names: readonly string[]): Promise<number[]> {
    const now = this.#clock.now();
    try {
      return await this.#windows.volumes(GLOBAL, length, now, names);
    } catch {
      const since = Math.floor((now - length) / HOUR) * HOUR + HOUR;
      const hours = await this.#hours.since(names, since);
      return names.map((name) =>
        (hours.get(name) ?? []).reduce((sum, { uses }) => sum + (uses[GLOBAL] ?? 0), 0),
      );
    }
  }
}
