import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/log.js';
import type { Lease } from '../../store/lease.js';
import type { TrendLists } from '../../store/trend-lists.js';
import type { Windows } from '../../store/windows.js';
import { GLOBAL } from '../../rules/scope.js';
import type { UsualUse } from '../../store/baselines.js';
import { workOut } from './compute-trends.js';

export interface RefresherDeps {
  windows: Windows;
  usual: UsualUse;
  lists: TrendLists;
  lease: Lease;
  /** Makes sure that the windows are whole. */
  ensureWindows: () => Promise<void>;
  clock: Clock;
  log: Log;
}

/** At least once a minute; the lease wants to be renewed in between. */
const REFRESH_MS = 60_000;
const RENEW_MS = 15_000;

/** After a failure: the cache is away, and comes back. */
const RETRY_MS = 1_000;

/** Changes are gathered for a moment. */
const GATHER_MS = 20;

/** Between two refreshes so many times as long as one takes: trends are never more than a tenth of the work. */
const REST = 10;

/**
 * Keeps the trends fresh: the one process that holds the lease works them out every minute, and soon after something was
 * counted, as long as that is little work.
 */
export class Refresher implements AsyncDisposable {
  readonly #deps: RefresherDeps;
  #dirty = false;
  #running: Promise<void> | null = null;
  #soon: NodeJS.Timeout | undefined;
  #renewing: NodeJS.Timeout | undefined;
  #refreshed = 0;
  #rest = 0;
  #closed = false;

  constructor(deps: RefresherDeps) {
    this.#deps = deps;
  }

  /** The first refresh, and from then on by itself. */
  async start(): Promise<void> {
    await this.#run();
    this.#renewing = setInterval(() => {
      const due = performance.now() - this.#refreshed > REFRESH_MS - RENEW_MS / 2;
      void (due ? this.#run() : this.#deps.lease.hold().catch(() => false));
    }, RENEW_MS);
  }

  /** Something was counted. */
  touch(): void {
    this.#dirty = true;
    if (this.#closed) return;
    const rested = this.#refreshed + this.#rest - performance.now();
    this.#soon ??= setTimeout(
      () => {
        this.#soon = undefined;
        // One that runs already may not have seen the change.
        void Promise.resolve(this.#running).then(() => this.#run());
      },
      Math.min(Math.max(rested, GATHER_MS), REFRESH_MS),
    );
  }

  /** Works out all trends now. */
  async refresh(): Promise<void> {
    const { windows, usual, lists, ensureWindows, clock } = this.#deps;
    this.#dirty = false;
    await ensureWindows();
    const start = performance.now();
    const now = clock.now();
    for (const scope of new Set([GLOBAL, ...(await windows.scopes(now))])) {
      await lists.put(scope, await workOut(scope, now, { windows, usual }), now);
    }
    this.#refreshed = performance.now();
    this.#rest = REST * (this.#refreshed - start);
  }

  /** 1 while something that was counted is not in the trends yet. */
  get pending(): number {
    return this.#running !== null || this.#dirty ? 1 : 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearInterval(this.#renewing);
    clearTimeout(this.#soon);
    await this.#running;
    await this.#deps.lease[Symbol.asyncDispose]();
  }

  #run(): Promise<void> {
    this.#running ??= this.#refreshAsLeader()
      .catch((error: unknown) => {
        this.#deps.log.warn({ err: error }, 'The trends could not be refreshed; they will be in a moment.');
        this.#refreshed = performance.now();
        this.#rest = RETRY_MS;
        this.touch();
      })
      .finally(() => (this.#running = null));
    return this.#running;
  }

  async #refreshAsLeader(): Promise<void> {
    if (!(await this.#deps.lease.hold())) {
      this.#dirty = false;
      return;
    }
    await this.refresh();
  }
}
