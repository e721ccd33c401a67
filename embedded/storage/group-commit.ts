import type { RootDatabase } from 'lmdb';
import type { Key } from '../bson/key.js';

/** Work that waits for the next commit. */
interface Write {
  readonly work: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits one group of writes after the other: what comes while the disk works on one goes into the next, all of it together. So a
 * slow disk makes groups larger, not fewer writes per second.
 */
export class GroupCommit {
  private readonly db: RootDatabase<Buffer, Key>;
  private queue: Write[] = [];
  private committing: Promise<void> | undefined;

  constructor(db: RootDatabase<Buffer, Key>) {
    this.db = db;
  }

  /** Runs `work` as a transaction within the next commit. Resolves when the disk has confirmed that. */
  write<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.queue.push({ work, resolve: resolve as (result: unknown) => void, reject });
      this.committing ??= this.commitAll();
    });
  }

  /** Resolves when nothing is waiting. */
  async settled(): Promise<void> {
    await this.committing;
  }

  private async commitAll(): Promise<void> {
    while (this.queue.length > 0) await this.commit();
    this.committing = undefined;
  }

  private async commit(): Promise<void> {
    const group = this.queue;
    const outcomes: (() => void)[] = [];
    try {
      await this.db.transaction(() => {
        this.queue = [];
        for (const write of group) outcomes.push(this.run(write));
      });
      for (const report of outcomes) report();
    } catch (error) {
      // The commit has failed, and with it everything in it.
      if (this.queue === group) this.queue = [];
      for (const { reject } of group) reject(error);
    }
  }

  /** LMDB undoes a transaction that throws only when it lies within another. */
  private run({ work, resolve, reject }: Write): () => void {
    try {
      const result = this.db.childTransaction(work);
      return () => resolve(result);
    } catch (error) {
      return () => reject(error);
    }
  }
}
