import { CancellationSource, type Cancellation, type CancellationListener } from '#platform/cancellation.js';
import type { TimeoutQueue, QueuedTimeout } from './timeout-queue.js';

/** Aborts when its time in `queue` is over, or with `parent` if that aborts first. */
export class Deadline extends CancellationSource implements CancellationListener {
  readonly #queue: TimeoutQueue;
  readonly #parent: Cancellation | undefined;
  /** Null after the end. */
  #timeout: QueuedTimeout | null;

  constructor(queue: TimeoutQueue, parent?: Cancellation) {
    super();
    this.#queue = queue;
    this.#parent = parent;
    this.#timeout = this.#queue.begin(this);
    if (parent?.aborted) this.handleEvent();
    else parent?.addEventListener('abort', this);
  }

  override abort(reason: unknown): void {
    this.end();
    super.abort(reason);
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
