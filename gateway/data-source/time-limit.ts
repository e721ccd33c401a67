/** What is aborted when its time is over. */
interface Limited {
  abort(reason: unknown): void;
}

/**
 * One length of time for many. They run out in the order in which they have begun, so one timer is enough for all that are
 * under way; most end long before, and a timer for each would be made for nothing.
 */
export class TimeLimit {
  static readonly #known = new Map<number, TimeLimit>();
  readonly #ms: number;
  /** When each runs out, the next one first. */
  readonly #underway = new Map<Limited, number>();
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

  begin(limited: Limited): void {
    this.#underway.set(limited, performance.now() + this.#ms);
    if (!this.#isWaiting) this.#wait(this.#ms);
  }

  end(limited: Limited): void {
    this.#underway.delete(limited);
  }

  #wait(ms: number): void {
    this.#isWaiting = true;
    // It waits on when the last has ended, which must not keep a process alive.
    setTimeout(() => this.#look(), ms).unref();
  }

  #look(): void {
    this.#isWaiting = false;
    const now = performance.now();
    for (const [limited, endsAt] of this.#underway) {
      if (endsAt > now) return this.#wait(Math.ceil(endsAt - now));
      this.#underway.delete(limited);
      limited.abort(new DeadlineExceeded(this.#ms));
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
