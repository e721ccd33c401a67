import type { Collection } from 'mongodb';
import type { Mongo } from './mongo.js';

/** How far a step has come. */
export interface Progress {
  /** The last key that an earlier run has dealt with; '' for none. */
  readonly after: string;
  /** Records that everything up to a key is done, and how many documents that were. */
  save(after: string, documents: number): Promise<void>;
}

/**
 * A part of a migration: goes through one collection in the order of a key. It may be killed and run again at any place, and runs
 * while the subgraph reads and writes.
 */
export interface MigrationStep {
  /** In the imperative, for the operator. */
  readonly name: string;
  /** How many documents the step goes through. */
  count(mongo: Mongo): Promise<number>;
  run(mongo: Mongo, progress: Progress): Promise<void>;
}

/** Brings the documents of a subgraph to a version. */
export interface Migration {
  readonly version: number;
  readonly summary: string;
  readonly steps: readonly MigrationStep[];
}

/** Removes indexes by their names. Those that do not exist are no mistake. */
export async function dropIndexes(
  collection: Pick<Collection, 'indexes' | 'dropIndex'>,
  names: readonly string[],
): Promise<void> {
  const existing = new Set((await collection.indexes()).map(({ name }) => name));
  for (const name of names) if (existing.has(name)) await collection.dropIndex(name);
}
