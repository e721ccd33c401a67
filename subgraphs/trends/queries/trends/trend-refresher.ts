import type { Clock } from '#platform/clock.js';
import type { Lease } from '#platform/lease.js';
import type { Log } from '#platform/log.js';
import { GLOBAL } from '../../rules/scope.js';
import type { Baselines } from '../../store/baselines.js';
import type { TrendLists } from '../../store/trend-lists.js';
import type { Windows } from '../../store/windows.js';
import { computeTrends } from './compute-trends.js';

export interface TrendRefresherDeps {
  windows: Windows;
  baselines: Baselines;
  lists: TrendLists;
  lease: Lease;
  /** Rebuilds the windows if they are incomplete. */
  ensureWindows: () => Promise<void>;
  clock: Clock;
  log: Log;
}

/** The longest time between two refreshes, in ms, and how often the time since the last one is checked. */
const REFRESH_MS = 60_000;
const CHECK_MS = 15_000;

/** The delay after a failed refresh, in ms. */
const RETRY_MS = 1_000;

/** How long changes are collected before a refresh, in ms. */
const DEBOUNCE_MS = 20;

/** The pause after a refresh, as a multiple of its duration: refreshes take at most a tenth of the time. */
const REST_FACTOR = 10;

/**
 * Keeps the computed trends up to date. The process that holds the lease computes them every minute, and sooner after a
 * count changes, as far as the pause between refreshes allows.
 */
export class TrendRefresher implements AsyncDisposable {
  readonly #deps: TrendRefresherDeps;
  #dirty = false;
  #running: Promise<void> | null = null;
  #scheduled: NodeJS.Timeout | undefined;
  #checking: NodeJS.Timeout | undefined;
  /** The time of the last refresh, and the pause after it, by the monotonic clock in ms. */
  #refreshedAt = 0;
  #rest = 0;
  #closed = false;

  constructor(deps: TrendRefresherDeps) {
    this.#deps = deps;
  }

  /** Does the first refresh, and starts the timer for the following ones. */
  async start(): Promise<void> {
    // Without the cache the first attempt fails, and so does the refresh, which is retried.
    await this.#deps.lease.start().catch(() => false);
    await this.#run();
    this.#checking = setInterval(() => {
      if (performance.now() - this.#refreshedAt > REFRESH_MS - CHECK_MS / 2) void this.#run();
    }, CHECK_MS);
  }

  /** Call after a count has changed. */
  touch(): void {
    this.#dirty = true;
    if (this.#closed) return;
    const delay = this.#refreshedAt + this.#rest - performance.now();
    this.#scheduled ??= setTimeout(
      () => {
        this.#scheduled = undefined;
        // A refresh that runs already may have read the counts before the change.
        void Promise.resolve(this.#running).then(() => this.#run());
      },
      Math.min(Math.max(delay, DEBOUNCE_MS), REFRESH_MS),
    );
  }

  /** Computes and stores the trends of all scopes. */
  async refresh(): Promise<void> {
    const { windows, baselines, lists, ensureWindows, clock } = this.#deps;
    this.#dirty = false;
    await ensureWindows();
    const start = performance.now();
    const now = clock.now();
    for (const scope of new Set([GLOBAL, ...(await windows.scopes(now))])) {
      await lists.put(scope, await computeTrends(scope, now, { windows, baselines }), now);
    }
    this.#refreshedAt = performance.now();
    this.#rest = REST_FACTOR * (this.#refreshedAt - start);
  }

  /** 1 while the trends do not include every count, otherwise 0. */
  get pending(): number {
    return this.#running !== null || this.#dirty ? 1 : 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearInterval(this.#checking);
    clearTimeout(this.#scheduled);
    await this.#running;
    await this.#deps.lease.close();
  }

  #run(): Promise<void> {
    this.#running ??= this.#refreshAsLeader()
      .catch((error: unknown) => {
        this.#deps.log.warn({ err: error }, 'Refreshing the trends failed. The refresh is retried.');
        this.#refreshedAt = performance.now();
        this.#rest = RETRY_MS;
        this.touch();
      })
      .finally(() => (this.#running = null));
    return this.#running;
  }

  async #refreshAsLeader(): Promise<void> {
    if (!(await this.#deps.lease.attempt())) {
      this.#dirty = false;
      return;
    }
    await this.refresh();
  }
}
