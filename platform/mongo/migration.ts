import type { Collection, Document, Filter, WithId } from 'mongodb';
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

/** Documents of one slice. */
const SLICE = 500;

/**
 * Goes through the documents that have a field, in its order, from where an earlier run has come to. `by`: a unique text. A slice
 * is done when `work` has resolved.
 */
export async function eachSlice<T extends Document>(
  collection: Collection<T>,
  by: string,
  { after: last, save }: Progress,
  work: (slice: readonly WithId<T>[]) => Promise<unknown>,
): Promise<void> {
  for (let after = last; ;) {
    // The driver's filters do not accept a field of a generic document.
    const filter = { [by]: { $gt: after } } as unknown as Filter<T>;
    const slice = await collection.find(filter).sort(by, 1).limit(SLICE).toArray();
    if (slice.length === 0) return;
    await work(slice);
    after = by.split('.').reduce<unknown>((value, key) => (value as Document)[key], slice.at(-1)) as string;
    await save(after, slice.length);
  }
}

/** Removes indexes by their names. Those that do not exist are no mistake. */
export async function dropIndexes(
  collection: Pick<Collection, 'indexes' | 'dropIndex'>,
  names: readonly string[],
): Promise<void> {
  const existing = new Set((await collection.indexes()).map(({ name }) => name));
  for (const name of names) if (existing.has(name)) await collection.dropIndex(name);
}
