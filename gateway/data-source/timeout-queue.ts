/** What is aborted when its time is over. */
interface Limited {
  abort(reason: unknown): void;
}

/** Somebody in the queue of those whose time runs out. */
export interface Turn {
  readonly limited: Limited;
  readonly endsAt: number;
  before: Turn | null;
  after: Turn | null;
}

/**
 * One length of time for many. They run out in the order in which they have begun, so one timer is enough for all that are
 * under way; most end long before, and a timer for each would be made for nothing.
 */
export class TimeLimit {
  static readonly #known = new Map<number, TimeLimit>();
  readonly #ms: number;
  #first: Turn | null = null;
  #last: Turn | null = null;
  #isWaiting = false;

  private constructor(ms: number) {
    this.#ms = ms;
  }

  /** The limit of a length in ms: the same for all who name the same. There are as many as there are settings. */
  static of(ms: number): TimeLimit {
    let limit = this.#known.get(ms);
    if (!limit) this.#known.set(ms, (limit = new TimeLimit(ms)));
    return limit;
  }

  /** Time begins to run; give the turn back to `end` when the work is done. */
  begin(limited: Limited): Turn {
    const turn = { limited, endsAt: performance.now() + this.#ms, before: this.#last, after: null };
    if (this.#last) this.#last.after = turn;
    else this.#first = turn;
    this.#last = turn;
    if (!this.#isWaiting) this.#wait(this.#ms);
    return turn;
  }

  /** Once for each turn. */
  end({ before, after }: Turn): void {
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
    for (let turn = this.#first; turn; turn = this.#first) {
      if (turn.endsAt > now) return this.#wait(Math.ceil(turn.endsAt - now));
      // Whoever is aborted ends its turn.
      turn.limited.abort(new DeadlineExceeded(this.#ms));
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
