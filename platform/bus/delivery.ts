import type { AnyEvent } from '../event.js';
import type { Position } from './bus.js';

interface Waiter {
  resolve: () => void;
  reject: (error: Error) => void;
}

/** One event on its way to one durable consumer of the memory bus, and who waits for it to arrive. */
export class Delivery {
  readonly event: AnyEvent;
  readonly position: Position;
  /** How often it was handed out so far. */
  count = 0;
  /** Resolves when the event was handled or became a dead letter, however long that takes. */
  readonly over: Promise<void>;
  #waiters: Waiter[] = [];
  #isOver = false;
  #finish: () => void = () => undefined;

  constructor(event: AnyEvent, position: Position) {
    this.event = event;
    this.position = position;
    this.over = new Promise((resolve) => (this.#finish = resolve));
  }

  /** Like `over`, but rejects when waiting is no use for now. */
  arrival(): Promise<void> {
    if (this.#isOver) return Promise.resolve();
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }));
  }

  arrived(): void {
    this.#isOver = true;
    this.#finish();
    for (const waiter of this.#waiters.splice(0)) waiter.resolve();
  }

  /** Sends everybody away who waits. The delivery itself goes on. */
  sendAway(error: Error): void {
    for (const waiter of this.#waiters.splice(0)) waiter.reject(error);
  }
}
