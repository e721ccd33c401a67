import type { Cache } from '#platform/cache/index.js';
import type { HashtagHours } from './hashtag-hours.js';
import type { TrendWindow } from '../resolvers/types.generated.js';
import type { Scope } from '../rules/scope.js';
import { HISTORY, HOUR, WINDOW_NAMES, WINDOWS } from '../rules/window.js';

/** A hashtag's usual is read anew about once an hour, not all of them at the same moment. */
const TTL = HOUR;
const SPREAD = HOUR / 4;

/** Uses per hour by scope and window. */
type Usual = Readonly<Record<Scope, Readonly<Record<TrendWindow, number>>>>;

/** Tells what is usual for hashtags: from the cache, and for those that it has not, in one read, from the history. */
export class UsualUse {
  readonly #cache: Cache;
  readonly #hours: Pick<HashtagHours, 'since'>;

  constructor(cache: Cache, hours: Pick<HashtagHours, 'since'>) {
    this.#cache = cache;
    this.#hours = hours;
  }

  /** Uses per hour over the seven days, without the window itself, by hashtag. */
  async perHour(tags: readonly string[], now: number): Promise<Map<string, Usual>> {
    const cached = await this.#cache.getMany(tags.map(keyOf));
    const known = tags.flatMap((tag, index): [string, Usual][] => {
      const text = cached[index];
      return text == null ? [] : [[tag, JSON.parse(text) as Usual]];
    });
    const usual = new Map(known);
    const missing = tags.filter((tag) => !usual.has(tag));
    if (missing.length === 0) return usual;
    const history = await this.#hours.since(missing, now - HISTORY);
    const read = [...history].map(([tag, hours]): [string, Usual] => [tag, average(hours, now)]);
    await this.#cache.setMany(
      read.map(([tag, each]): [string, string] => [keyOf(tag), JSON.stringify(each)]),
      Math.round(TTL + Math.random() * SPREAD),
    );
    return new Map([...usual, ...read]);
  }
}

function average(
  hours: readonly { hour: number; uses: Readonly<Record<Scope, number>> }[],
  now: number,
): Usual {
  const usual: Record<Scope, Record<TrendWindow, number>> = {};
  for (const { hour, uses } of hours) {
    for (const [scope, count] of Object.entries(uses)) {
      const sums = (usual[scope] ??= { HOUR: 0, SIX_HOURS: 0, DAY: 0 });
      for (const window of WINDOW_NAMES) {
        const before = HISTORY - WINDOWS[window];
        if (hour + HOUR <= now - WINDOWS[window]) sums[window] += count / (before / HOUR);
      }
    }
  }
  return usual;
}

function keyOf(tag: string): string {
  return `trends:usual:${tag}`;
}
