/**
 * A readers-writer lock between counting tweets and rebuilding the windows. A tweet that is written but not yet counted
 * during a rebuild would count twice, so a rebuild runs while no tweet is being counted.
 */
export class RebuildLock {
  #holders = 0;
  #exclusive: Promise<unknown> | null = null;
  #released: () => void = () => undefined;

  /** Runs work that may run at the same time as other shared work; waits while exclusive work runs. */
  async shared<T>(work: () => Promise<T>): Promise<T> {
    while (this.#exclusive !== null) await this.#exclusive;
    this.#holders += 1;
    try {
      return await work();
    } finally {
      this.#holders -= 1;
      if (this.#holders === 0) this.#released();
    }
  }

  /** Waits until all shared work has ended, then runs the work alone. */
  async exclusive(work: () => Promise<void>): Promise<void> {
    while (this.#exclusive !== null) await this.#exclusive;
    const done = this.#untilReleased()
      .then(work)
      .finally(() => (this.#exclusive = null));
    this.#exclusive = done.catch(() => undefined);
    await done;
  }

  #untilReleased(): Promise<void> {
    if (this.#holders === 0) return Promise.resolve();
    return new Promise((resolve) => (this.#released = resolve));
  }
}
