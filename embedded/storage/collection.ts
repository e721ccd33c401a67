import { AFTER, encodeKey, type Key } from '../bson/key.js';
import type { Doc } from '../bson/value.js';
import { CommandError } from '../command-error.js';
import type { CollectionRecord } from './catalog.js';
import { duplicateKey } from './duplicate-key.js';
import { MAX_KEY_BYTES, type Environment, type KeyRange } from './environment.js';
import { Index } from './index-definition.js';
import { spacePrefix } from './space.js';

/** Maximum size of a document in bytes, as in MongoDB. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** A document to be stored. */
export interface StoredDocument {
  readonly doc: Doc;
  readonly bytes: Buffer;
}

/**
 * Called when an index gets its first array at some path: the catalog must record it before a reader relies
 * on it.
 */
type OnArrays = (collection: Collection) => void;

/**
 * Documents by `_id`, and their index entries. An entry is: index prefix, encoded fields, encoded `_id`,
 * length of the encoded `_id` in two bytes. Changes run inside `write` and check everything before they
 * change anything.
 */
export class Collection {
  readonly ns: string;
  readonly uuid: string;
  readonly space: number;
  readonly prefix: Key;
  indexes: readonly Index[];
  dropped = false;
  private readonly env: Environment;
  private readonly onArrays: OnArrays;

  constructor(env: Environment, record: CollectionRecord, onArrays: OnArrays) {
    this.env = env;
    this.onArrays = onArrays;
    this.ns = record.ns;
    this.uuid = record.uuid;
    this.space = record.space;
    this.prefix = spacePrefix(record.space);
    this.indexes = record.indexes.map((index) => new Index(index));
  }

  get record(): CollectionRecord {
    const indexes = this.indexes.map((index) => index.record);
    return { ns: this.ns, uuid: this.uuid, space: this.space, indexes };
  }

  get documents(): KeyRange {
    return { from: this.prefix, to: this.prefix + AFTER };
  }

  /** The document's bytes, valid until the next read. */
  get(id: Key): Buffer | undefined {
    return this.env.get(this.prefix + id);
  }

  count(): number {
    return this.env.count(this.documents);
  }

  /** Inserts a document that has an `_id`. Throws DuplicateKey. */
  insert({ doc, bytes }: StoredDocument): void {
    const id = this.idKey(doc);
    checkSize(bytes);
    if (this.env.has(this.prefix + id)) throw duplicateKey(this.ns, '_id_', new Map([['_id', 1]]), doc, id);
    const entries = this.indexes.flatMap((index) => this.entriesOf(index, doc, id));
    this.env.put(this.prefix + id, bytes);
    for (const entry of entries) this.env.put(entry);
  }

  /**
   * Replaces `before`, which has the same `_id`. `changed` names the only fields that differ, so that most
   * indexes need no check. Throws DuplicateKey.
   */
  replace(before: Pick<StoredDocument, 'doc'>, after: StoredDocument, changed?: ReadonlySet<string>): void {
    const { doc, bytes } = after;
    const id = this.idKey(doc);
    checkSize(bytes);
    const added: Key[] = [];
    const removed: Key[] = [];
    for (const index of this.indexes) {
      if (changed && !index.dependsOn(changed)) continue;
      const old = new Set(entryKeys(index, before.doc, id));
      const entries = this.entriesOf(index, doc, id);
      added.push(...entries.filter((entry) => !old.delete(entry)));
      removed.push(...old);
    }
    this.env.put(this.prefix + id, bytes);
    for (const entry of removed) this.env.remove(entry);
    for (const entry of added) this.env.put(entry);
  }

  remove(doc: Doc): void {
    const id = this.idKey(doc);
    this.env.remove(this.prefix + id);
    for (const index of this.indexes) for (const entry of entryKeys(index, doc, id)) this.env.remove(entry);
  }

  /** Adds the entries of one document to one index that is being built. */
  addToIndex(index: Index, doc: Doc): void {
    for (const entry of this.entriesOf(index, doc, this.idKey(doc))) this.env.put(entry);
  }

  private idKey(doc: Doc): Key {
    const id = doc.get('_id');
    if (Array.isArray(id))
      throw new CommandError('InvalidIdField', "The '_id' value cannot be of type array");
    return encodeKey(id);
  }

  /** The entries of `doc`, after the checks for duplicate keys and key length. */
  private entriesOf(index: Index, doc: Doc, id: Key): Key[] {
    const { keys, arrays } = index.keysOf(doc);
    const entries = [...keys].map((key) => entryKey(index, key, id));
    for (const entry of entries) if (entry.length > MAX_KEY_BYTES) throw keyTooLong(index, entry);
    if (index.unique) for (const key of keys) this.checkUnique(index, key, doc, id);
    if ([...arrays].some((path) => !index.arrays.has(path))) {
      index.arrays = new Set([...index.arrays, ...arrays]);
      this.onArrays(this);
    }
    return entries;
  }

  private checkUnique(index: Index, key: Key, doc: Doc, id: Key): void {
    const from = index.prefix + key;
    const holders = this.env.keys({ from, to: from + AFTER }, { limit: 2 });
    if (holders.every((entry) => idOfEntry(entry) === id)) return;
    throw duplicateKey(this.ns, index.name, index.spec.get('key') as Doc, doc, key);
  }
}

/** The entries of `doc` in `index`, unchecked. */
export function entryKeys(index: Index, doc: Doc, id: Key): Key[] {
  return [...index.keysOf(doc).keys].map((key) => entryKey(index, key, id));
}

function entryKey(index: Index, key: Key, id: Key): Key {
  return index.prefix + key + id + String.fromCharCode(id.length >> 8, id.length & 0xff);
}

/** The encoded `_id` at the end of an index entry. */
export function idOfEntry(entry: Key): Key {
  const end = entry.length - 2;
  return entry.slice(end - ((entry.charCodeAt(end) << 8) | entry.charCodeAt(end + 1)), end);
}

function checkSize(bytes: Buffer): void {
  if (bytes.length <= MAX_DOCUMENT_BYTES) return;
  const message = `object to insert too large. size in bytes: ${bytes.length}, max size: ${MAX_DOCUMENT_BYTES}`;
  throw new CommandError('BSONObjectTooLarge', message);
}

function keyTooLong(index: Index, entry: Key): CommandError {
  const message = `an entry of index ${index.name} has ${entry.length} bytes, at most ${MAX_KEY_BYTES} fit`;
  return new CommandError('KeyTooLong', message);
}
