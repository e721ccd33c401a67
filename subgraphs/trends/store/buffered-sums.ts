import type { Log } from '#platform/log.js';

/** Writes sums by key. Resolves to the sums that could not be written and are retried. */
export type WriteSums = (sums: ReadonlyMap<string, number>) => Promise<ReadonlyMap<string, number>>;

/** How long sums are collected before a write, in ms: ten times the duration of the last write, within these bounds. */
const MIN_DELAY_MS = 20;
const MAX_DELAY_MS = 500;
const DELAY_FACTOR = 10;

/** The delay before a retry, in ms. */
const RETRY_MS = 1_000;

/**
 * Adds up increments in memory and writes the sums a few times per second: a thousand uses of one hashtag become one
 * write. A crash loses the sums of that moment, so this is for estimates only, never for exact counts.
 */
export class BufferedSums implements AsyncDisposable {
  readonly #write: WriteSums;
  readonly #log: Log;
  #sums = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | null = null;
  #delay = MIN_DELAY_MS;

  constructor(write: WriteSums, log: Log) {
    this.#write = write;
    this.#log = log;
  }

  add(key: string, by: number): void {
    this.#sums.set(key, (this.#sums.get(key) ?? 0) + by);
    this.#schedule(this.#delay);
  }

  /** The number of sums that are not written yet. */
  get pending(): number {
    return this.#sums.size + (this.#writing === null ? 0 : 1);
  }

  /** Writes the sums collected so far. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#writing;
    if (this.#sums.size === 0) return;
    const sums = this.#sums;
    this.#sums = new Map();
    this.#writing = this.#writeAll(sums).finally(() => (this.#writing = null));
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

  async #writeAll(sums: ReadonlyMap<string, number>): Promise<void> {
    const start = performance.now();
    const failed = await this.#write(sums).catch((error: unknown) => {
      this.#log.warn({ err: error }, 'Writing buffered sums failed. They are kept in memory and retried.');
      return sums;
    });
    const took = performance.now() - start;
    this.#delay = Math.min(Math.max(DELAY_FACTOR * took, MIN_DELAY_MS), MAX_DELAY_MS);
    if (failed.size === 0) return;
    for (const [key, by] of failed) this.#sums.set(key, (this.#sums.get(key) ?? 0) + by);
    this.#schedule(RETRY_MS);
  }
}
