import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/log.js';
import type { Metrics } from '#platform/metrics.js';

/** What brings many entries, or one entry to many, at once. */
export type TimelineBuild = 'rebuild' | 'documents' | 'pull' | 'backfill' | 'fan-out' | 'take-back';

/** What the log says of a long one, in ids and counts. */
export type Facts = Record<string, string | number>;

export interface GatheringsDeps {
  metrics: Metrics;
  clock: Clock;
  log: Log;
  settings: {
    /** ms from which on one is told of in the log. */
    longBuild: number;
  };
}

/** Measures gatherings, so that operators see what keeps the subgraph busy, and names those in the log that take long. */
export class TimelineBuilds {
  readonly #deps: GatheringsDeps;

  constructor(deps: GatheringsDeps) {
    this.#deps = deps;
  }

  /** Does the work, which may add to the facts as it goes. Also told of when it fails. */
  async run<T>(what: TimelineBuild, facts: Facts, work: () => Promise<T>): Promise<T> {
    const { metrics, clock, log, settings } = this.#deps;
    const started = clock.now();
    try {
      return await work();
    } finally {
      const ms = Math.max(0, clock.now() - started);
      metrics.builds.observe({ what }, ms / 1_000);
      if (ms >= settings.longBuild) log.warn({ what, ms, ...facts }, 'gathering entries took long');
    }
  }
}
