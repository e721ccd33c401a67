import { setTimeout as sleep } from 'node:timers/promises';
import type { LeaseStore } from '../lease.js';
import type { Log } from '../log.js';
import { MongoLease } from './mongo-lease.js';
import type { Mongo } from './mongo.js';

/** Interval of sweeps in ms while there is something to find. */
const BUSY_MS = 1_000;

/** How much longer the interval becomes with each sweep that finds nothing, and its maximum in ms. */
const GROWTH = 1.5;
const IDLE_MS = 3_000;

/** Interval in ms of the attempts of a process that does not sweep, because another one does. */
const STANDBY_MS = 2_000;

/** How long the lease of the process that sweeps lasts without a sweep, in ms. Longer than any interval. */
const SWEEP_LEASE_MS = 6_000;

/** Intervals differ by up to this part, so that the sweeps of a cluster spread. */
const JITTER = 0.2;

/** The lease of the process that sweeps the outboxes of a subgraph. */
export function sweepLease(mongo: Pick<Mongo, 'database'>, subgraph: string): LeaseStore {
  return new MongoLease(mongo, `outbox:${subgraph}`, SWEEP_LEASE_MS);
}

export interface SweepTimerOptions {
  /** Resolves to whether something was found. `isFirst`: no sweep of this process came just before. */
  sweep: (isFirst: boolean) => Promise<boolean>;
  /** Called at each interval, whether this process sweeps or not. */
  onAttempt: () => void;
  log: Log;
  /** Held by the process that sweeps for all. Without one, this process sweeps. */
  lease?: LeaseStore | undefined;
}

/**
 * Sweeps at intervals, which grow while nothing is found: a sweep asks every shard of every collection. Of all processes with
 * one lease a single one sweeps. When that one is killed, another takes over within SWEEP_LEASE_MS + STANDBY_MS, and begins
 * with everything that is left. Two processes that sweep at once, because one was paused, do no harm.
 */
export class SweepTimer {
  readonly #options: SweepTimerOptions;
  readonly #stopped = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #isSweeper = false;

  constructor(options: SweepTimerOptions) {
    this.#options = options;
  }

  /** Whether this process was the one that sweeps at its last attempt. */
  get isSweeper(): boolean {
    return this.#isSweeper;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Resolves when no sweep runs any more, and another process may take over at once. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
    if (this.#isSweeper) await this.#options.lease?.release().catch(() => undefined);
  }

  async #run(): Promise<void> {
    for (let interval = BUSY_MS; !this.#stopped.signal.aborted;) {
      const found = await this.#attempt();
      if (found === 'standby') interval = STANDBY_MS;
      else interval = found ? BUSY_MS : Math.min(interval * GROWTH, IDLE_MS);
      const spread = 1 + JITTER * (2 * Math.random() - 1);
      await sleep(interval * spread, undefined, { signal: this.#stopped.signal, ref: false }).catch(
        () => undefined,
      );
    }
  }

  async #attempt(): Promise<boolean | 'standby'> {
    const { sweep, lease, onAttempt, log } = this.#options;
    onAttempt();
    try {
      const wasSweeper = this.#isSweeper;
      this.#isSweeper = lease === undefined || (await lease.take());
      return this.#isSweeper ? await sweep(!wasSweeper) : 'standby';
    } catch (error) {
      log.warn({ err: error }, 'outbox sweep failed, will be retried');
      return true;
    }
  }
}
