import type { Clock } from '#platform/clock.js';
import type { Metrics } from '../../metrics.js';
import type { TweetChange } from '../timeline-event.js';

/**
 * Counts notices that went out, and how old their news were. One piece of news goes to thousands at a stretch: they are
 * written into the metrics together, when the stretch is over.
 */
export class NoticeDelays {
  readonly #metrics: Pick<Metrics, 'events'>;
  /** Prepared: to look the histogram's labels up each time costs more than to count. */
  readonly #observe: (seconds: number) => void;
  readonly #clock: Clock;
  #change: TweetChange | null = null;
  #live = 0;
  #sent = 0;

  constructor(metrics: Pick<Metrics, 'events' | 'noticeDelay'>, clock: Clock) {
    this.#metrics = metrics;
    this.#observe = metrics.noticeDelay.labels({}).observe;
    this.#clock = clock;
  }

  /** Counts one notice; `isLive` says that it went out as it happened, and not to somebody who had missed it. */
  count(change: TweetChange, isLive: boolean): void {
    if (this.#change !== change) {
      if (this.#change) this.#write();
      else setImmediate(() => this.#write());
      this.#change = change;
    }
    this.#sent++;
    if (isLive) this.#live++;
  }

  #write(): void {
    if (!this.#change) return;
    this.#metrics.events.inc({ direction: 'out' }, this.#sent);
    if (this.#live > 0) {
      const delay = Math.max(0, this.#clock.now() - this.#change.at) / 1_000;
      for (let notice = 0; notice < this.#live; notice++) this.#observe(delay);
    }
    this.#change = null;
    this.#live = 0;
    this.#sent = 0;
  }
}
