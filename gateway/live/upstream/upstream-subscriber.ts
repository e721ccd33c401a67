import { RookeryError } from '#platform/errors.js';
import type { AdmittedSubscription } from '../../pipeline/index.js';
import type { SubscriptionSink } from '../delivery/index.js';

/** One client of a shared subscription: results wait here while the client is slow. */
export class UpstreamSubscriber {
  readonly admitted: AdmittedSubscription;
  readonly #sink: SubscriptionSink;
  readonly #limit: number;
  #queue: string[] = [];
  #isWaiting = false;
  #isComplete = false;
  #isClosed = false;

  /** `limit` is how many results may wait. */
  constructor(admitted: AdmittedSubscription, sink: SubscriptionSink, limit: number) {
    this.admitted = admitted;
    this.#sink = sink;
    this.#limit = limit;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /** Returns false when too many results wait: the client is told, and nothing more is sent. */
  next(payload: string): boolean {
    if (this.#isClosed) return true;
    if (this.#queue.length >= this.#limit) {
      const message = 'Events come faster than the client reads them.';
      this.fail(new RookeryError('OVERLOADED', { message }));
      return false;
    }
    this.#queue.push(payload);
    this.#advance();
    return true;
  }

  /** Ends the subscription behind the results that wait. */
  complete(): void {
    this.#isComplete = true;
    this.#advance();
  }

  fail(error: unknown): void {
    if (this.#isClosed) return;
    this.close();
    this.#sink.fail(error);
  }

  close(): void {
    this.#isClosed = true;
    this.#queue = [];
  }

  #advance(): void {
    while (!this.#isWaiting && !this.#isClosed) {
      const payload = this.#queue.shift();
      if (payload === undefined) break;
      this.#sink.next(payload, null);
      const ready = this.#sink.ready();
      if (!ready) continue;
      this.#isWaiting = true;
      void ready.then(() => {
        this.#isWaiting = false;
        this.#advance();
      });
    }
    if (this.#isComplete && !this.#isClosed && !this.#isWaiting && this.#queue.length === 0) {
      this.close();
      this.#sink.complete();
    }
  }
}
