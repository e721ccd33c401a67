/** The pause before the second attempt, in ms. Each further one is twice as long, up to the longest. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;

/** One of the attempts to resolve an event while something is away, all of them within a deadline. */
export class Attempt {
  readonly #number: number;
  /** In ms of `performance.now`, which no change of the clock moves. */
  readonly #deadline: number;

  private constructor(number: number, deadline: number) {
    this.#number = number;
    this.#deadline = deadline;
  }

  /** The first attempt; the last is `retryMs` later. */
  static first(retryMs: number): Attempt {
    return new Attempt(0, performance.now() + retryMs);
  }

  /** The ms to wait before the next attempt; null when the time is over. */
  get pause(): number | null {
    const left = this.#deadline - performance.now();
    return left <= 0 ? null : Math.min(FIRST_PAUSE_MS * 2 ** this.#number, LONGEST_PAUSE_MS, left);
  }

  get next(): Attempt {
    return new Attempt(this.#number + 1, this.#deadline);
  }
}
