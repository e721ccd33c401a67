import type { Clock } from '#platform/clock.js';
import type { LiveEvent } from '#platform/live-source.js';
import type { Metrics } from '../../metrics.js';

/**
 * Counts the notices that were sent, and how old their events were. One event goes to thousands of subscriptions in a row: the
 * metrics are written once for all of them.
 */
export class NoticeDelays {
  readonly #metrics: Pick<Metrics, 'events'>;
  /** Bound once: looking up the labels of the histogram costs more than counting. */
  readonly #observe: (seconds: number) => void;
  readonly #clock: Clock;
  #event: LiveEvent | null = null;
  #live = 0;
  #sent = 0;

  constructor(metrics: Pick<Metrics, 'events' | 'noticeDelay'>, clock: Clock) {
    this.#metrics = metrics;
    this.#observe = metrics.noticeDelay.labels({}).observe;
    this.#clock = clock;
  }

  /** Counts one notice; the delay counts only for live ones, not for a client that had missed the event. */
  count(event: LiveEvent, isLive: boolean): void {
    if (this.#event !== event) {
      if (this.#event) this.#write();
      else setImmediate(() => this.#write());
      this.#event = event;
    }
    this.#sent++;
    if (isLive) this.#live++;
  }

  #write(): void {
    if (!this.#event) return;
    this.#metrics.events.inc({ direction: 'out' }, this.#sent);
    if (this.#live > 0) {
      const delay = Math.max(0, this.#clock.now() - this.#event.at) / 1_000;
      for (let notice = 0; notice < this.#live; notice++) this.#observe(delay);
    }
    this.#event = null;
    this.#live = 0;
    this.#sent = 0;
  }
}
