import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/log.js';
import type { Metrics } from '#platform/metrics/index.js';

/** Work on many entries, or on many timelines, at once. */
export type TimelineBuild =
  'rebuild' | 'documents' | 'pull' | 'backfill' | 'fan-out' | 'take-back' | 'discard';

/** The ids and counts that are logged for a long build. */
export type BuildDetails = Record<string, string | number>;

export interface TimelineBuildsDeps {
  metrics: Metrics;
  clock: Clock;
  log: Log;
  settings: {
    /** The duration, in ms, from which a build is logged. */
    longBuild: number;
  };
}

/** Measures timeline builds for operators, and logs the long ones. */
export class TimelineBuilds {
  readonly #deps: TimelineBuildsDeps;

  constructor(deps: TimelineBuildsDeps) {
    this.#deps = deps;
  }

  /** Runs and measures the work, failed or not. The work may add to `details`. */
  async run<T>(what: TimelineBuild, details: BuildDetails, work: () => Promise<T>): Promise<T> {
    const { metrics, clock, log, settings } = this.#deps;
    const started = clock.now();
    try {
      return await work();
    } finally {
      const ms = Math.max(0, clock.now() - started);
      metrics.builds.observe({ what }, ms / 1_000);
      if (ms >= settings.longBuild) log.warn({ what, ms, ...details }, 'a timeline build took long');
    }
  }
}
