import type { AnyEvent } from '../event.js';
import type { Position } from './bus.js';

interface Waiter {
  resolve: () => void;
  reject: (error: Error) => void;
}

/** One event for one durable consumer of the memory bus, with the publishers that wait for it. */
export class Delivery {
  readonly event: AnyEvent;
  readonly position: Position;
  /** How often it was delivered so far. */
  count = 0;
  /** Resolves when the event was handled or became a dead letter. */
  readonly settled: Promise<void>;
  #waiters: Waiter[] = [];
  #isSettled = false;
  #finish: () => void = () => undefined;

  constructor(event: AnyEvent, position: Position) {
    this.event = event;
    this.position = position;
    this.settled = new Promise((resolve) => (this.#finish = resolve));
  }

  /** Like `settled`, but rejects when the consumer has no process to handle the event. */
  whenSettled(): Promise<void> {
    if (this.#isSettled) return Promise.resolve();
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
  }

  settle(): void {
    this.#isSettled = true;
    this.#finish();
    for (const waiter of this.#waiters.splice(0)) waiter.resolve();
  }

  /** Rejects everyone who waits for the delivery. The delivery itself stays queued. */
  rejectWaiters(error: Error): void {
    for (const waiter of this.#waiters.splice(0)) waiter.reject(error);
  }
}
