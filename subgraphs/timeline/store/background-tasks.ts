import type { Log } from '#platform/log.js';

/** Work that nobody waits for, but that is finished before the subgraph closes. */
export class Background implements AsyncDisposable {
  readonly #log: Log;
  readonly #running = new Set<Promise<void>>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** How much is under way. */
  get pending(): number {
    return this.#running.size;
  }

  run(what: string, work: () => Promise<void>): void {
    const running = work()
      .catch((error: unknown) => this.#log.warn({ err: error }, `${what} failed`))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#running);
  }
}
