import { withAbortSignal, type Cancellation } from './cancellation.js';

/**
 * Runs at most `limit` of the large reads of one request at a time, and none after the request was cancelled: reads that are
 * under way then are aborted by their signal.
 */
export class BoundedReads {
  readonly #limit: number;
  readonly #signal: Cancellation | undefined;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limit: number, signal: Cancellation | undefined) {
    this.#limit = limit;
    this.#signal = signal;
  }

  /** Rejects with TIMEOUT when the request is cancelled. */
  async run<T>(read: (signal: AbortSignal | undefined) => Promise<T>): Promise<T> {
    // The one who ends hands its place on, so that nobody comes in between.
    if (this.#running === this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      return await withAbortSignal(this.#signal, read);
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
