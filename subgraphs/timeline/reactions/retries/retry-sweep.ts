import type { Log } from '#platform/log.js';
import type { AnyEvent } from '#schema/events.js';
import { CacheFailure } from '../store/cache-failure.js';
import type { RetryQueue } from '../store/retry-queue.js';

/** The interval of sweeps, in ms, and the events of one read. */
const SWEEP_MS = 1_000;
const SWEEP_SIZE = 200;

/** A sweep ends after this many failures in a row: the cache is probably still unavailable. */
const MAX_FAILURES = 3;

export interface RetrySweepOptions {
  retryQueue: RetryQueue;
  /** Runs the reaction to an event. */
  react: (event: AnyEvent) => Promise<void>;
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
    for (let failures = 0, more = true; more;) {
      const events = await this.#options.retryQueue.next(SWEEP_SIZE);
      for (const event of events) {
        failures = (await this.#retry(event)) ? 0 : failures + 1;
        if (this.#closed || failures === MAX_FAILURES) return;
      }
      // After a short read the queue holds only events that have failed in this sweep.
      more = events.length === SWEEP_SIZE;
    }
  }

  /** Whether the retry succeeded. */
  async #retry(event: AnyEvent): Promise<boolean> {
    const { retryQueue, react, log } = this.#options;
    try {
      await react(event);
      await retryQueue.remove(event.id);
      return true;
    } catch (error) {
      const level = error instanceof CacheFailure ? 'debug' : 'error';
      log[level]({ err: error, event: event.id, type: event.type }, 'retrying a postponed event failed');
      await retryQueue.countFailure(event.id);
      return false;
    }
  }
}
