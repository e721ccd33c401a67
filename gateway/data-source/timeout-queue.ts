/** What is aborted when its time is over. */
interface Limited {
  abort(reason: unknown): void;
}

/** Somebody in the queue of those whose time runs out. */
export interface QueuedTimeout {
  readonly limited: Limited;
  readonly endsAt: number;
  before: QueuedTimeout | null;
  after: QueuedTimeout | null;
}

/**
 * One length of time for many. They run out in the order in which they have begun, so one timer is enough for all that are
 * under way; most end long before, and a timer for each would be made for nothing.
 */
export class TimeoutQueue {
  readonly #ms: number;
  #first: QueuedTimeout | null = null;
  #last: QueuedTimeout | null = null;
  #isWaiting = false;

  constructor(ms: number) {
    this.#ms = ms;
  }

  /** Time begins to run; give the turn back to `end` when the work is done. */
  begin(limited: Limited): QueuedTimeout {
    const timeout = { limited, endsAt: performance.now() + this.#ms, before: this.#last, after: null };
    if (this.#last) this.#last.after = timeout;
    else this.#first = timeout;
    this.#last = timeout;
    if (!this.#isWaiting) this.#wait(this.#ms);
    return timeout;
  }

  /** Once for each turn. */
  end({ before, after }: QueuedTimeout): void {
    if (before) before.after = after;
    else this.#first = after;
    if (after) after.before = before;
    else this.#last = before;
  }

  #wait(ms: number): void {
    this.#isWaiting = true;
    // It waits on when the last has ended, which must not keep a process alive.
    setTimeout(() => this.#look(), ms).unref();
  }

  #look(): void {
    this.#isWaiting = false;
    const now = performance.now();
    for (let timeout = this.#first; timeout; timeout = this.#first) {
      if (timeout.endsAt > now) return this.#wait(Math.ceil(timeout.endsAt - now));
      // Whoever is aborted ends its turn.
      timeout.limited.abort(new DeadlineExceeded(this.#ms));
    }
  }
}

/** Nobody answered in time. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded';

  constructor(ms: number) {
    super(`No answer within ${ms} ms.`);
  }
}
