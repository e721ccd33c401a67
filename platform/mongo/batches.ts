import { setImmediate as endOfTurn, setTimeout as sleep } from 'node:timers/promises';

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/** Default for the maximum number of items in a batch. */
const DEFAULT_SIZE = 1_000;

/** How long a batch waits for the previous one, in ms. A hanging batch must not block all later items. */
const BATCH_TIMEOUT_MS = 200;

/** How items are grouped into batches. */
export interface BatchOptions {
  /** Maximum number of items in a batch. @default 1,000 */
  size?: number;
  /**
   * Minimum interval between the starts of two batches in ms. For work without a waiting caller, so that
   * batches grow. @default 0
   */
  minInterval?: number;
}

/**
 * Groups single operations into batches: items added in the same turn of the event loop share a batch, and so
 * do items that are added while a batch is running. A single item does not wait; a hundred concurrent items
 * cost little more than one.
 *
 * A batch starts after all of its items were added, so its reads are as fresh as separate reads would be.
 */
export class Batches<Item, Result> {
  readonly #execute: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #size: number;
  readonly #minInterval: number;
  #waiting: Waiting<Item, Result>[] = [];
  #sending = false;

  /**
   * `execute` returns one result per item, in the same order. When it rejects, all items of the batch are
   * rejected.
   */
  constructor(
    execute: (items: readonly Item[]) => Promise<readonly Result[]>,
    { size = DEFAULT_SIZE, minInterval = 0 }: BatchOptions = {},
  ) {
    this.#execute = execute;
    this.#size = size;
    this.#minInterval = minInterval;
  }

  do(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#sending) void this.#send();
    });
  }

  async #send(): Promise<void> {
    this.#sending = true;
    // Callers that were resolved together add their next items in the same turn: wait for all of them.
    await endOfTurn();
    while (this.#waiting.length > 0) {
      const pause = this.#minInterval > 0 ? sleep(this.#minInterval) : undefined;
      await settledOrTimeout(this.#sendBatch(this.#waiting.splice(0, this.#size)));
      await pause;
    }
    this.#sending = false;
  }

  async #sendBatch(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#execute(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index] as Result));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

/** Resolves when the work is done or BATCH_TIMEOUT_MS have passed. The work must not reject. */
function settledOrTimeout(work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, BATCH_TIMEOUT_MS);
    void work.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
