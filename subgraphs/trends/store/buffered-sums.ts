import type { Log } from '#platform/log.js';

/** Sums for some keys; resolves to those that could not be written and must be tried again. */
export type WriteSums = (sums: ReadonlyMap<string, number>) => Promise<ReadonlyMap<string, number>>;

/** How long sums are gathered before they are written, in ms: ten times as long as writing took, within these bounds. */
const MIN_GATHER_MS = 20;
const MAX_GATHER_MS = 500;
const REST = 10;

/** How long to wait after a failure, in ms. */
const RETRY_MS = 1_000;

/**
 * Adds up in memory and writes the sums a few times a second: a thousand uses of one hashtag become one write. For figures
 * that may lose a moment in a crash (what is usual, what is likely), never for what must be exact.
 */
export class IdempotentCounter implements AsyncDisposable {
  readonly #write: WriteSums;
  readonly #log: Log;
  #sums = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | null = null;
  #gather = MIN_GATHER_MS;

  constructor(write: WriteSums, log: Log) {
    this.#write = write;
    this.#log = log;
  }

  add(key: string, by: number): void {
    this.#sums.set(key, (this.#sums.get(key) ?? 0) + by);
    this.#schedule(this.#gather);
  }

  /** How many sums are not written yet. */
  get pending(): number {
    return this.#sums.size + (this.#writing === null ? 0 : 1);
  }

  /** Writes what is there now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#writing;
    if (this.#sums.size === 0) return;
    const sums = this.#sums;
    this.#sums = new Map();
    this.#writing = this.#carry(sums).finally(() => (this.#writing = null));
    await this.#writing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.flush();
    clearTimeout(this.#timer);
  }

  #schedule(delay: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.flush();
    }, delay);
  }

  async #carry(sums: ReadonlyMap<string, number>): Promise<void> {
    const start = performance.now();
    const left = await this.#write(sums).catch((error: unknown) => {
      this.#log.warn({ err: error }, 'Sums could not be written; they are kept and tried again.');
      return sums;
    });
    const took = performance.now() - start;
    this.#gather = Math.min(Math.max(REST * took, MIN_GATHER_MS), MAX_GATHER_MS);
    if (left.size === 0) return;
    for (const [key, by] of left) this.#sums.set(key, (this.#sums.get(key) ?? 0) + by);
    this.#schedule(RETRY_MS);
  }
}
