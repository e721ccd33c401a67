import type { RootDatabase } from 'lmdb';
import type { Key } from '../bson/key.js';

/** A write that waits for the next commit. */
interface Write {
  readonly work: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits groups of writes one after the other: writes that arrive during a commit form the next group. So a
 * slow disk makes the groups larger and does not reduce the writes per second.
 */
export class GroupCommit {
  private readonly db: RootDatabase<Buffer, Key>;
  private queue: Write[] = [];
  private committing: Promise<void> | undefined;

  constructor(db: RootDatabase<Buffer, Key>) {
    this.db = db;
  }

  /** Runs `work` as a transaction within the next commit. Resolves when that commit was synced to disk. */
  write<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.queue.push({ work, resolve: resolve as (result: unknown) => void, reject });
      this.committing ??= this.commitAll();
    });
  }

  /** Resolves when no write is waiting. */
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
      // The commit has failed with all of its writes.
      if (this.queue === group) this.queue = [];
      for (const { reject } of group) reject(error);
    }
  }

  /** LMDB rolls back a failed transaction only when it is nested. */
  private run({ work, resolve, reject }: Write): () => void {
    try {
      const result = this.db.childTransaction(work);
      return () => resolve(result);
    } catch (error) {
      return () => reject(error);
    }
  }
}
