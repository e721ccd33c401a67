import type { Clock } from '#platform/clock.js';
import { GLOBAL } from '../rules/scope.js';
import { HOUR, WINDOW_NAMES, WINDOWS, type TrendWindow } from '../rules/window.js';
import type { HashtagHours } from '../store/hashtag-hours.js';
import type { Windows } from '../store/windows.js';

/** A hashtag and the window in which its uses are counted. */
export interface VolumeKey {
  name: string;
  window: TrendWindow;
}

/** The number of uses of hashtags: exact from the windows, or by the whole hour while the cache is unavailable. */
export class HashtagVolumes {
  readonly #windows: Windows;
  readonly #hours: HashtagHours;
  readonly #clock: Clock;

  constructor(windows: Windows, hours: HashtagHours, clock: Clock) {
    this.#windows = windows;
    this.#hours = hours;
    this.#clock = clock;
  }

  /** The uses in the order of `keys`. One read of the cache for each window among them. */
  async of(keys: readonly VolumeKey[]): Promise<number[]> {
    const volumes = new Map<string, number>();
    const reads = WINDOW_NAMES.map(async (window) => {
      const names = keys.filter((each) => each.window === window).map(({ name }) => name);
      if (names.length === 0) return;
      const counts = await this.#within(WINDOWS[window], names);
      names.forEach((name, index) => volumes.set(volumeKey({ name, window }), counts[index] ?? 0));
    });
    await Promise.all(reads);
    return keys.map((key) => volumes.get(volumeKey(key)) ?? 0);
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

/** A volume key as text. */
export function volumeKey({ name, window }: VolumeKey): string {
  return `${window}:${name}`;
}
