import type { Bus } from '#platform/bus/index.js';
import type { Log } from '#platform/log.js';
import type { OverloadSignal } from '#social/overload.js';

export interface OverloadOptions {
  bus: Bus;
  signal: OverloadSignal;
  log: Log;
  /** The consumer whose lag counts. */
  durable: string;
  /** Events waiting above which the mark is set; it is taken away at half of that. */
  limit: number;
  /** ms between two measurements; far less than the mark lives. */
  every: number;
}

/**
 * Measures how far the fan-out lags behind and marks overload in the cache. Set above the limit and taken away at half
 * of it, so that it does not flap. The mark itself is the state: any number of processes may measure.
 */
export class Overload implements AsyncDisposable {
  readonly #options: OverloadOptions;
  #timer: NodeJS.Timeout | undefined;
  #measuring: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: OverloadOptions) {
    this.#options = options;
  }

  start(): void {
    const measure = (): void => {
      this.#measuring = this.measure()
        // Without bus or cache nothing can be told; the mark runs out by itself.
        .catch((error: unknown) => this.#options.log.debug({ err: error }, 'the lag was not measured'))
        .finally(() => {
          if (!this.#closed) this.#timer = setTimeout(measure, this.#options.every);
        });
    };
    measure();
  }

  async measure(): Promise<void> {
    const { bus, signal, log, durable, limit } = this.#options;
    const lag = (await bus.pending()).get(durable) ?? 0;
    if (lag > limit) {
      if (await signal.raise()) log.warn({ lag, limit }, 'posting is refused');
    } else if (lag > limit / 2) {
      await signal.extend();
    } else if (await signal.clear()) {
      log.warn({ lag, limit }, 'posting is accepted again');
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#measuring;
  }
}
