/** How many messages a socket may send: the sustained rate per second, and the burst. */
export interface MessageRate {
  perSecond: number;
  burst: number;
}

/** A token bucket for the messages of one socket: it holds `burst` tokens and refills by `perSecond`. */
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

  /** Takes one token; false when there is none. */
  take(): boolean {
    const { perSecond, burst } = this.#rate;
    const now = this.#now();
    this.#left = Math.min(burst, this.#left + (Math.max(0, now - this.#at) / 1000) * perSecond) - 1;
    this.#at = now;
    return this.#left >= 0;
  }
}
