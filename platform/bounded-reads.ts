import { throwIfCancelled, type Cancellation } from './cancellation.js';

/**
 * Runs at most `limit` of the large reads of one request at a time, and none after the request was cancelled. So when nobody
 * waits any more, no more than `limit` reads are still to end, however many fields the request has.
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

  /** Rejects with TIMEOUT when the request is cancelled before the read begins. */
  async run<T>(read: () => Promise<T>): Promise<T> {
    // The one who ends hands its place on, so that nobody comes in between.
    if (this.#running === this.#limit) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      throwIfCancelled(this.#signal);
      return await read();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
