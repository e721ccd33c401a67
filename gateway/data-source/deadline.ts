import type { Cancellation, CancellationListener } from '#platform/cancellation.js';
import type { TimeoutQueue, QueuedTimeout } from './timeout-queue.js';

/** Aborts when its time in `queue` is over, or with `parent` if that aborts first. */
export class Deadline implements Cancellation, CancellationListener {
  readonly #queue: TimeoutQueue;
  readonly #parent: Cancellation | undefined;
  /** Null after the end. */
  #timeout: QueuedTimeout | null;
  #listeners: CancellationListener[] = [];
  #aborted = false;
  #reason: unknown;

  constructor(queue: TimeoutQueue, parent?: Cancellation) {
    this.#queue = queue;
    this.#parent = parent;
    this.#timeout = this.#queue.begin(this);
    if (parent?.aborted) this.handleEvent();
    else parent?.addEventListener('abort', this);
  }

  get aborted(): boolean {
    return this.#aborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  addEventListener(_type: 'abort', listener: CancellationListener): void {
    if (!this.#aborted) this.#listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: CancellationListener): void {
    const index = this.#listeners.indexOf(listener);
    if (index !== -1) this.#listeners.splice(index, 1);
  }

  /** Cancels the work; the first reason counts. */
  abort(reason: unknown): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason;
    this.end();
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) listener.handleEvent();
  }

  /** Call when the work is done: the deadline no longer expires. */
  end(): void {
    if (!this.#timeout) return;
    this.#queue.end(this.#timeout);
    this.#timeout = null;
    this.#parent?.removeEventListener('abort', this);
  }

  /** Called when the parent aborts. */
  handleEvent(): void {
    this.abort(this.#parent?.reason);
  }
}
