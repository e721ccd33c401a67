import { decode } from '../bson/decode.js';
import { encode, toDoc } from '../bson/encode.js';
import type { Key } from '../bson/key.js';
import { ObjectId } from 'bson';
import type { Doc } from '../bson/value.js';
import type { Environment } from './environment.js';
import { readIndexRecord, type IndexRecord } from './index-definition.js';
import { spacePrefix } from './space.js';

/** The catalog's record of a collection. */
export interface CollectionRecord {
  readonly ns: string;
  readonly uuid: string;
  readonly space: number;
  readonly indexes: readonly IndexRecord[];
}

const CATALOG_SPACE = 0;
const NEXT_SPACE_KEY = spacePrefix(CATALOG_SPACE) + '\x00next';
const VERSION_KEY = spacePrefix(CATALOG_SPACE) + '\x00version';

/** The collections and indexes, stored in the same file and transactions as the data. */
export class Catalog {
  private readonly env: Environment;

  constructor(env: Environment) {
    this.env = env;
  }

  /** Reads all collections. */
  load(): CollectionRecord[] {
    const from = spacePrefix(CATALOG_SPACE) + '\x01';
    const keys = this.env.keys({ from, to: spacePrefix(CATALOG_SPACE + 1) }, { limit: Infinity });
    return keys.map((key) => this.read(key)!);
  }

  /** Allocates the space of a new collection or index; a space is never reused. Inside `write` only. */
  allocateSpace(): number {
    const space = this.env.counter(NEXT_SPACE_KEY) || CATALOG_SPACE + 1;
    this.setCounter(NEXT_SPACE_KEY, space + 1);
    return space;
  }

  /** Incremented by every change of the catalog, so that a copy in memory can be checked after a rollback. */
  version(): number {
    return this.env.counter(VERSION_KEY);
  }

  /** The record of a new collection. */
  create(ns: string): CollectionRecord {
    const record = { ns, uuid: new ObjectId().toHexString(), space: this.allocateSpace(), indexes: [] };
    this.save(record);
    return record;
  }

  save(record: CollectionRecord): void {
    this.setCounter(VERSION_KEY, this.version() + 1);
    this.env.put(recordKey(record.ns), encode(toDoc(record)));
  }

  remove(ns: string): void {
    this.setCounter(VERSION_KEY, this.version() + 1);
    this.env.remove(recordKey(ns));
  }

  private setCounter(key: Key, value: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    this.env.put(key, bytes);
  }

  private read(key: Key): CollectionRecord | undefined {
    const bytes = this.env.get(key);
    return bytes && toRecord(decode(bytes));
  }
}

function recordKey(ns: string): Key {
  return spacePrefix(CATALOG_SPACE) + '\x01' + Buffer.from(ns).toString('latin1');
}

function toRecord(doc: Doc): CollectionRecord {
  return {
    ns: doc.get('ns') as string,
    uuid: doc.get('uuid') as string,
    space: doc.get('space') as number,
    indexes: (doc.get('indexes') as Doc[]).map(readIndexRecord),
  };
}
