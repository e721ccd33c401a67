/** A seeded pseudo-random number generator (mulberry32): the same seed gives the same numbers on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** Returns a number in [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Returns an integer in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new Error('Random.pick needs a non-empty array.');
    return picked;
  }

  /** Returns true with the given probability. */
  happens(probability: number): boolean {
    return this.next() < probability;
  }

  /** Returns an index in [0, size). The k-th index is about 1/k as likely as the first. */
  powerLaw(size: number): number {
    return Math.min(size - 1, Math.floor(size ** this.next()) - 1);
  }
}
