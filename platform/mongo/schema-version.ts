import type { Collection, Document } from 'mongodb';
import { isDuplicate } from './duplicate.js';
import { openCollection, type CollectionLayout } from './layout.js';
import type { Mongo } from './mongo.js';

/** The version of the documents of one subgraph, or how far a step of a migration has come. */
export interface SchemaDocument {
  /** The name of the subgraph, or `subgraph:version:step`. */
  _id: string;
  version?: number;
  /** The last key that the step has dealt with, and how many documents that makes. */
  after?: string;
  done?: number;
  isDone?: boolean;
}

export const SCHEMAS: CollectionLayout = { database: 'platform', name: 'schemas', shardKey: null };

/** How long an old version is believed in, in ms. A current one stays. */
const RECHECK_MS = 1_000;

/** The version of documents that were written before versions were. */
const UNVERSIONED = 1;

/**
 * The version of a subgraph's documents. `rookery migrate up` raises it, while the subgraph runs: until then the stores read
 * both layouts.
 */
export class SchemaVersion {
  readonly #schemas: Collection<SchemaDocument>;
  readonly #subgraph: string;
  readonly #current: number;
  #isCurrent = false;
  #checkedAt = -Infinity;

  /** `current`: the version that this code writes. */
  constructor(mongo: Pick<Mongo, 'database'>, subgraph: string, current: number) {
    this.#schemas = openCollection(mongo, SCHEMAS);
    this.#subgraph = subgraph;
    this.#current = current;
  }

  /** Records the version of a database without documents. Throws for documents of a newer version than this code knows. */
  async open<T extends Document>(documents: Collection<T>): Promise<void> {
    const version = await this.read();
    if (version === null) {
      if ((await documents.findOne({}, { projection: { _id: 1 } })) === null) await this.write(this.#current);
    } else if (version > this.#current) {
      throw new Error(
        `The documents of "${this.#subgraph}" have version ${version}, and this Rookery knows versions up to ` +
          `${this.#current}. Start the Rookery that has written them, or a newer one.`,
      );
    }
  }

  /** Whether documents may still have an older layout: as of the last second. */
  async isOld(): Promise<boolean> {
    if (!this.#isCurrent && performance.now() - this.#checkedAt > RECHECK_MS) {
      this.#isCurrent = (await this.version()) >= this.#current;
      this.#checkedAt = performance.now();
    }
    return !this.#isCurrent;
  }

  async version(): Promise<number> {
    return (await this.read()) ?? UNVERSIONED;
  }

  /** Null for documents without a version, or none at all. */
  async read(): Promise<number | null> {
    return (await this.#schemas.findOne({ _id: this.#subgraph }))?.version ?? null;
  }

  /** Never lowers the version. */
  async write(version: number): Promise<void> {
    const update = { $max: { version } };
    try {
      await this.#schemas.updateOne({ _id: this.#subgraph }, update, { upsert: true });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await this.#schemas.updateOne({ _id: this.#subgraph }, update);
    }
  }
}
