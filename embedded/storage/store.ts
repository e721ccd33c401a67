import { decode } from '../bson/decode.js';
import { toDoc } from '../bson/encode.js';
import { AFTER, encodeKey, type Key } from '../bson/key.js';
import type { Doc } from '../bson/value.js';
import { CommandError } from '../command-error.js';
import { Catalog, type CollectionRecord } from './catalog.js';
import { Collection } from './collection.js';
import { Environment } from './environment.js';
import { Index } from './index-definition.js';

/** Keys per read when all keys of a space are read. */
const BATCH = 1000;

/** All collections of all databases. All changes go through `write`. */
export class Store {
  readonly env: Environment;
  private readonly catalog: Catalog;
  private readonly collections = new Map<string, Collection>();
  private version = -1;

  constructor(path: string) {
    this.env = new Environment(path);
    this.catalog = new Catalog(this.env);
    this.refresh();
  }

  find(ns: string): Collection | undefined {
    return this.collections.get(ns);
  }

  all(): Collection[] {
    return [...this.collections.values()];
  }

  /**
   * Runs `work` as one transaction, see `Environment.write`. An exception rolls back everything, so the
   * failure of one statement among several must be caught inside `work`.
   */
  async write<T>(work: () => T): Promise<T> {
    try {
      return await this.env.write(() => {
        this.refresh();
        return work();
      });
    } catch (error) {
      await this.rollBack(error);
      throw error;
    }
  }

  /** The collection of that name, created when it is missing. Inside `write` only. */
  ensure(ns: string): Collection {
    return this.collections.get(ns) ?? this.create(ns);
  }

  /** Inside `write` only. */
  create(ns: string): Collection {
    const collection = this.open(this.catalog.create(ns));
    this.version = this.catalog.version();
    return collection;
  }

  /** Inside `write` only. */
  drop(collection: Collection): void {
    collection.dropped = true;
    for (const index of collection.indexes) this.clear(index.prefix);
    this.clear(collection.prefix);
    this.collections.delete(collection.ns);
    this.catalog.remove(collection.ns);
    this.version = this.catalog.version();
  }

  /** Builds an index over the existing documents. Readers use it after the commit. Inside `write` only. */
  createIndex(collection: Collection, spec: Doc): Index {
    const index = new Index({ space: this.catalog.allocateSpace(), spec, arrays: [] });
    index.state = 'building';
    for (const id of this.idsOf(collection)) collection.addToIndex(index, decode(collection.get(id)!));
    collection.indexes = [...collection.indexes, index];
    this.save(collection);
    return index;
  }

  /** Inside `write` only. */
  dropIndex(collection: Collection, index: Index): void {
    index.state = 'dropped';
    collection.indexes = collection.indexes.filter((other) => other !== index);
    this.clear(index.prefix);
    this.save(collection);
  }

  /** The encoded `_id`s of a collection, in order. */
  *idsOf(collection: Collection): Generator<Key> {
    for (const key of this.keysUnder(collection.prefix)) yield key.slice(collection.prefix.length);
  }

  /** All keys that start with `prefix`. */
  *keysUnder(prefix: Key): Generator<Key> {
    const range = { from: prefix, to: prefix + AFTER };
    let after: Key | undefined;
    for (;;) {
      const keys = this.env.keys(range, { limit: BATCH, after });
      yield* keys;
      if (keys.length < BATCH) return;
      after = keys.at(-1);
    }
  }

  close(): Promise<void> {
    return this.env.close();
  }

  /** Rolled-back changes may still exist in memory. */
  private async rollBack(error: unknown): Promise<void> {
    // A full disk fails all pending writes together: the committed state is the current one.
    if (error instanceof CommandError && error.codeName === 'OutOfDiskSpace') this.refresh();
    // A write sees all earlier writes, committed or not.
    else await this.env.write(() => this.refresh()).catch(() => undefined);
  }

  /** Reloads the catalog when the copy in memory has another version: at start, and after a rollback. */
  private refresh(): void {
    const version = this.catalog.version();
    if (version === this.version) return;
    const records = new Map(this.catalog.load().map((record) => [record.ns, record]));
    for (const collection of this.collections.values()) {
      if (isUnchanged(collection, records.get(collection.ns))) records.delete(collection.ns);
      else collection.dropped = true;
    }
    for (const [ns, { dropped }] of this.collections) if (dropped) this.collections.delete(ns);
    for (const record of records.values()) this.open(record);
    this.version = version;
  }

  private open(record: CollectionRecord): Collection {
    const collection = new Collection(this.env, record, (changed) => this.save(changed));
    this.collections.set(record.ns, collection);
    return collection;
  }

  private save(collection: Collection): void {
    this.catalog.save(collection.record);
    this.version = this.catalog.version();
  }

  private clear(prefix: Key): void {
    for (const key of this.keysUnder(prefix)) this.env.remove(key);
  }
}

/** True when a collection in memory matches the catalog: its open cursors may continue. */
function isUnchanged(collection: Collection, record: CollectionRecord | undefined): boolean {
  if (record === undefined || collection.indexes.some((index) => index.state === 'dropped')) return false;
  return encodeKey(toDoc(collection.record)) === encodeKey(toDoc(record));
}
