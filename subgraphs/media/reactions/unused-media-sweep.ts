import type { Clock } from '#platform/clock.js';
import { Lease } from '#platform/lease.js';
import type { Log } from '#platform/log.js';
import { MongoLease, type Mongo } from '#platform/mongo/index.js';
import { deleteMedium } from './delete-medium.js';
import type { ReactionDeps } from './deps.js';

/** Interval of the sweeps, and how long a process may be silent before another one sweeps, in ms. */
const INTERVAL_MS = 60_000;
const LEASE_MS = 3 * INTERVAL_MS;
/** Media that one find reads. */
const SLICE = 100;

export interface SweepDeps extends Pick<ReactionDeps, 'media' | 'blobs'> {
  mongo: Mongo;
  clock: Clock;
  log: Log;
}

/** Deletes media that nothing uses when their time is over. Of all processes one sweeps. */
export class UnusedMediaSweep implements AsyncDisposable {
  readonly #deps: SweepDeps;
  readonly #lease: Lease;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(deps: SweepDeps) {
    this.#deps = deps;
    const store = new MongoLease(deps.mongo, 'media:unused', LEASE_MS);
    this.#lease = new Lease({ store, lastsMs: LEASE_MS / 2, intervalMs: INTERVAL_MS });
  }

  start(): void {
    this.#timer = setInterval(() => (this.#running = this.#attempt()), INTERVAL_MS).unref();
  }

  /** Deletes everything that has ended; returns how many media that were. */
  async sweep(): Promise<number> {
    const { media, clock } = this.#deps;
    for (let count = 0; ;) {
      const ids = await media.ended(clock.now(), SLICE);
      if (ids.length === 0) return count;
      for (const id of ids) await deleteMedium(this.#deps, id);
      count += ids.length;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    await this.#lease.close().catch(() => undefined);
  }

  async #attempt(): Promise<void> {
    try {
      if (await this.#lease.attempt()) await this.sweep();
    } catch (error) {
      this.#deps.log.warn(
        { err: error },
        'Unused media were not deleted. The sweep is repeated in a minute.',
      );
    }
  }
}
