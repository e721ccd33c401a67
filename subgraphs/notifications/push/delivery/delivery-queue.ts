import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/log.js';
import type { PushSettings } from '../../rules/push.js';
import type { Deliveries, Delivery } from '../../store/deliveries.js';
import { SEND_MS } from '../push-service.js';

export interface DeliveryQueueOptions {
  deliveries: Deliveries;
  /** Tries a delivery, and records what it has come to. */
  tryDelivery: (delivery: Delivery) => Promise<void>;
  settings: PushSettings;
  clock: Clock;
  log: Log;
}

/**
 * Tries deliveries that this process has claimed, some at a time, and looks for those that are due: tries that are put off, and what a
 * process that was killed has left. A claim ends by itself, so nothing is lost with a process.
 */
export class DeliveryQueue implements AsyncDisposable {
  readonly #options: DeliveryQueueOptions;
  readonly #waiting: Delivery[] = [];
  readonly #running = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> = Promise.resolve();
  /** Whether this process is taking a due delivery. */
  #isClaiming = false;
  #isClosed = false;

  constructor(options: DeliveryQueueOptions) {
    this.#options = options;
  }

  /** Deliveries that this process may claim now. */
  get capacity(): number {
    const { waiting } = this.#options.settings;
    return this.#isClosed ? 0 : Math.max(0, waiting - this.#waiting.length);
  }

  /** Deliveries that this process has claimed, or is claiming, and not finished. */
  get pending(): number {
    return this.#waiting.length + this.#running.size + Number(this.#isClaiming);
  }

  /** Tries deliveries that the caller has claimed. */
  add(deliveries: readonly Delivery[]): void {
    this.#waiting.push(...deliveries);
    this.#fill();
  }

  /** Starts to look for due deliveries. */
  start(): void {
    const sweep = (): void => {
      this.#sweeping = this.#sweep()
        .catch((error: unknown) => this.#options.log.warn({ err: error }, 'reading due pushes failed'))
        .finally(() => {
          if (!this.#isClosed) this.#timer = setTimeout(sweep, this.#options.settings.sweepMs).unref();
        });
    };
    sweep();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#waiting.length = 0;
    await this.#sweeping;
    await Promise.all(this.#running);
  }

  #fill(): void {
    const { settings, clock } = this.#options;
    while (this.#running.size < settings.concurrency) {
      const next = this.#waiting.shift();
      if (!next) return;
      // Another process may take it soon.
      if (clock.now() > (next.dueAt ?? 0) - 2 * SEND_MS) continue;
      this.#run(next);
    }
  }

  #run(delivery: Delivery): void {
    const { tryDelivery, log } = this.#options;
    const running = tryDelivery(delivery)
      // The claim ends, and it is tried again.
      .catch((error: unknown) => log.warn({ err: error }, 'a push failed, will be retried'))
      .finally(() => {
        this.#running.delete(running);
        this.#fill();
      });
    this.#running.add(running);
  }

  async #sweep(): Promise<void> {
    const { deliveries, settings, clock } = this.#options;
    if (this.capacity === 0) return;
    const now = clock.now();
    for (const delivery of await deliveries.due(now, this.capacity)) {
      if (this.#isClosed) return;
      this.#isClaiming = true;
      const claimed = await deliveries
        .claim(delivery, now + settings.claimMs)
        .finally(() => (this.#isClaiming = false));
      if (claimed) this.add([claimed]);
    }
  }
}
