import { setImmediate as endOfTurn, setTimeout as sleep } from 'node:timers/promises';

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/** How many items go together at most, where nothing else is said. */
const SIZE = 1_000;

/** How long the next batch waits for the one before, in ms: one that hangs must not hold up everybody. */
const PATIENCE_MS = 200;

/** How the work is cut into batches. */
export interface BatchOptions {
  /** How many items go together at most. @default 1,000 */
  size?: number;
  /**
   * How many ms lie at least between the beginnings of two batches: for what nobody waits for, so that more of it goes
   * together. @default 0
   */
  apart?: number;
}

/**
 * Does for many at once what is asked for one by one: what is asked for in one turn of the event loop goes together, and so
 * does what comes while a batch is under way. Who asks alone waits for nobody; a hundred who ask at the same time cost little
 * more than one.
 *
 * A batch begins after each of its items was asked for, so that what it reads is as new as if each had read for itself.
 */
export class Batches<Item, Result> {
  readonly #carryOut: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #size: number;
  readonly #apart: number;
  #waiting: Waiting<Item, Result>[] = [];
  #sending = false;

  /** `carryOut` gives one result for each item, in their order; when it rejects, all of them are rejected. */
  constructor(
    carryOut: (items: readonly Item[]) => Promise<readonly Result[]>,
    { size = SIZE, apart = 0 }: BatchOptions = {},
  ) {
    this.#carryOut = carryOut;
    this.#size = size;
    this.#apart = apart;
  }

  do(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#sending) void this.#send();
    });
  }

  async #send(): Promise<void> {
    this.#sending = true;
    // Those who have just been answered together go on together: the first of them must not leave the others behind.
    await endOfTurn();
    while (this.#waiting.length > 0) {
      const pause = this.#apart > 0 ? sleep(this.#apart) : undefined;
      await patiently(this.#sendBatch(this.#waiting.splice(0, this.#size)));
      await pause;
    }
    this.#sending = false;
  }

  async #sendBatch(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#carryOut(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index] as Result));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

/** Resolves when the work is done or takes too long; the work must not reject. */
function patiently(work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    void work.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
