import type { Log } from '#platform/log.js';

/** Tasks that no request waits for. The subgraph finishes them before it closes. */
export class BackgroundTasks implements AsyncDisposable {
  readonly #log: Log;
  readonly #running = new Set<Promise<void>>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** The number of running tasks. */
  get pending(): number {
    return this.#running.size;
  }

  /** Starts a task. `name` says in the log which task failed. */
  run(name: string, work: () => Promise<void>): void {
    const running = work()
      .catch((error: unknown) => this.#log.warn({ err: error }, `${name} failed`))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#running);
  }
}
