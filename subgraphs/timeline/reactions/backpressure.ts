import type { Bus } from '#platform/bus/index.js';
import type { Log } from '#platform/log.js';
import type { OverloadSignal } from '#social/overload.js';

export interface BackpressureOptions {
  bus: Bus;
  signal: OverloadSignal;
  log: Log;
  /** The consumer whose lag is measured. */
  durable: string;
  /** The number of waiting events above which the signal is raised. It is cleared at half of this number. */
  limit: number;
  /** The interval of measurements, in ms. Far shorter than the life of the signal. */
  every: number;
}

/**
 * Measures the lag of the fan-out, and raises the overload signal above the limit. The signal is cleared at half of the
 * limit only, so that it does not flap. The signal itself is the state, so any number of processes may measure.
 */
export class Backpressure implements AsyncDisposable {
  readonly #options: BackpressureOptions;
  #timer: NodeJS.Timeout | undefined;
  #measuring: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: BackpressureOptions) {
    this.#options = options;
  }

  start(): void {
    const measure = (): void => {
      this.#measuring = this.measure()
        // While the bus or the cache is unavailable there is no measurement, and the signal expires.
        .catch((error: unknown) =>
          this.#options.log.debug({ err: error }, 'measuring the fan-out lag failed'),
        )
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
      if (await signal.raise()) log.warn({ lag, limit }, 'fan-out lags: posting is refused');
    } else if (lag > limit / 2) {
      await signal.extend();
    } else if (await signal.clear()) {
      log.warn({ lag, limit }, 'fan-out caught up: posting is accepted again');
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#measuring;
  }
}
