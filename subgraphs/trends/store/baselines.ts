import { jsonOf, readValues, type Cache } from '#platform/cache/index.js';
import { isNumber, objectOf, recordOf } from '#platform/shapes.js';
import { baselineOf, type Baseline } from '../rules/baseline.js';
import { HISTORY, HOUR, type TrendWindow } from '../rules/window.js';
import type { HashtagHours } from './hashtag-hours.js';

/** How long a baseline is cached, in ms. The spread keeps baselines from expiring at the same moment. */
const TTL = HOUR;
const SPREAD = HOUR / 4;

const isBaseline = recordOf(
  objectOf<Record<TrendWindow, number>>({ HOUR: isNumber, SIX_HOURS: isNumber, DAY: isNumber }),
);
const readBaseline = jsonOf((value): value is Baseline => isBaseline(value));

/** The baselines of hashtags: `trends:usual:{tag}` in the cache, computed from the hourly counts when absent. */
export class Baselines {
  readonly #cache: Cache;
  readonly #hours: Pick<HashtagHours, 'since'>;

  constructor(cache: Cache, hours: Pick<HashtagHours, 'since'>) {
    this.#cache = cache;
    this.#hours = hours;
  }

  /** The baselines by hashtag: one read of the cache, and one of the documents for the hashtags that are not cached. */
  async of(tags: readonly string[], now: number): Promise<Map<string, Baseline>> {
    const cached = await readValues(this.#cache, tags.map(keyOf), readBaseline);
    const baselines = new Map(
      tags.flatMap((tag, index): [string, Baseline][] => {
        const baseline = cached[index] ?? null;
        return baseline === null ? [] : [[tag, baseline]];
      }),
    );
    const missing = tags.filter((tag) => !baselines.has(tag));
    if (missing.length === 0) return baselines;
    const history = await this.#hours.since(missing, now - HISTORY);
    const computed = [...history].map(([tag, hours]): [string, Baseline] => [tag, baselineOf(hours, now)]);
    await this.#cache.setMany(
      computed.map(([tag, baseline]): [string, string] => [keyOf(tag), JSON.stringify(baseline)]),
      Math.round(TTL + Math.random() * SPREAD),
    );
    return new Map([...baselines, ...computed]);
  }
}

function keyOf(tag: string): string {
  return `trends:usual:${tag}`;
}
