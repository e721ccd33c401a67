/**
 * Lets many do their work side by side, or one alone. The windows are built anew from the documents alone: a tweet that is
 * written but not yet counted at that moment would count twice.
 */
export class Gate {
  #inside = 0;
  #closed: Promise<unknown> | null = null;
  #emptied: () => void = () => undefined;

  /** Does some work beside that of others; waits while somebody is alone. */
  async enter<T>(work: () => Promise<T>): Promise<T> {
    while (this.#closed !== null) await this.#closed;
    this.#inside += 1;
    try {
      return await work();
    } finally {
      this.#inside -= 1;
      if (this.#inside === 0) this.#emptied();
    }
  }

  /** Waits until everybody has left, does the work, and lets the others in again. */
  async alone(work: () => Promise<void>): Promise<void> {
    while (this.#closed !== null) await this.#closed;
    const done = this.#empty()
      .then(work)
      .finally(() => (this.#closed = null));
    this.#closed = done.catch(() => undefined);
    await done;
  }

  #empty(): Promise<void> {
    if (this.#inside === 0) return Promise.resolve();
    return new Promise((resolve) => (this.#emptied = resolve));
  }
}
