/** How many messages a socket may send: so many a second in the long run, and so many at once. */
export interface MessageRate {
  perSecond: number;
  burst: number;
}

/** Counts the messages of one socket: a bucket of `burst` messages that fills up again, `perSecond` of them a second. */
export class MessageAllowance {
  readonly #rate: MessageRate;
  readonly #now: () => number;
  #left: number;
  #at: number;

  constructor(rate: MessageRate, now: () => number) {
    this.#rate = rate;
    this.#now = now;
    this.#left = rate.burst;
    this.#at = now();
  }

  /** Takes one message; false when there was none left to take. */
  take(): boolean {
    const { perSecond, burst } = this.#rate;
    const now = this.#now();
    this.#left = Math.min(burst, this.#left + (Math.max(0, now - this.#at) / 1000) * perSecond) - 1;
    this.#at = now;
    return this.#left >= 0;
  }
}
