/** Work that a timeout aborts. */
interface Limited {
  abort(reason: unknown): void;
}

/** An entry of the queue. */
export interface QueuedTimeout {
  readonly limited: Limited;
  readonly endsAt: number;
  before: QueuedTimeout | null;
  after: QueuedTimeout | null;
}

/**
 * Timeouts of one duration. They expire in the order in which they began, so one timer serves all of them. Most work ends
 * before its timeout, and a timer for each would cost more than the queue.
 */
export class TimeoutQueue {
  readonly #ms: number;
  #first: QueuedTimeout | null = null;
  #last: QueuedTimeout | null = null;
  #isWaiting = false;

  constructor(ms: number) {
    this.#ms = ms;
  }

  /** Starts a timeout; pass the result to `end` when the work is done. */
  begin(limited: Limited): QueuedTimeout {
    const timeout = { limited, endsAt: performance.now() + this.#ms, before: this.#last, after: null };
    if (this.#last) this.#last.after = timeout;
    else this.#first = timeout;
    this.#last = timeout;
    if (!this.#isWaiting) this.#wait(this.#ms);
    return timeout;
  }

  /** Removes a timeout. Call exactly once for each. */
  end(timeout: QueuedTimeout): void {
    const { before, after } = timeout;
    if (before) before.after = after;
    else this.#first = after;
    if (after) after.before = before;
    else this.#last = before;
    // One removed entry that the collector has moved to the old space would keep all that came behind it out of its reach.
    timeout.before = null;
    timeout.after = null;
  }

  #wait(ms: number): void {
    this.#isWaiting = true;
    // The timer may outlive the last timeout and must not keep the process alive.
    setTimeout(() => this.#expire(), ms).unref();
  }

  #expire(): void {
    this.#isWaiting = false;
    const now = performance.now();
    for (let timeout = this.#first; timeout; timeout = this.#first) {
      if (timeout.endsAt > now) return this.#wait(Math.ceil(timeout.endsAt - now));
      // Aborted work calls `end`.
      timeout.limited.abort(new DeadlineExceeded(this.#ms));
    }
  }
}

/** The subgraph or the operation took too long. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded';

  constructor(ms: number) {
    super(`No answer within ${ms} ms.`);
  }
}
