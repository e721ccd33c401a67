import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/log.js';
import type { RetryQueue } from '../../store/retry-queue.js';
import type { Retry } from './retry.js';

/** The interval of sweeps, in ms, and the events of one read. */
const SWEEP_MS = 1_000;
const SWEEP_SIZE = 200;

/** A sweep ends after this many failures in a row: the cache probably takes no write at all. */
const MAX_FAILURES = 3;

export interface RetrySweepOptions {
  retryQueue: RetryQueue;
  retry: Retry;
  clock: Clock;
  log: Log;
}

/** Retries postponed events every second, those of other processes too. */
export class RetrySweep implements AsyncDisposable {
  readonly #options: RetrySweepOptions;
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: RetrySweepOptions) {
    this.#options = options;
  }

  /** Starts the first sweep, and the timer for the following ones. */
  start(): void {
    const sweep = (): void => {
      this.#sweeping = this.#sweep()
        .catch((error: unknown) => this.#options.log.warn({ err: error }, 'reading postponed events failed'))
        .finally(() => {
          if (!this.#closed) this.#timer = setTimeout(sweep, SWEEP_MS);
        });
    };
    sweep();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#sweeping;
  }

  async #sweep(): Promise<void> {
    const { retryQueue, retry, clock } = this.#options;
    for (let failures = 0, more = true; more;) {
      const due = await retryQueue.due(SWEEP_SIZE, clock.now());
      for (const postponed of due) {
        failures = (await retry.run(postponed)) ? 0 : failures + 1;
        if (this.#closed || failures === MAX_FAILURES) return;
      }
      // After a short read no event is due.
      more = due.length === SWEEP_SIZE;
    }
  }
}
