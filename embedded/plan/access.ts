import { AFTER, type Key } from '../bson/key.js';
import { idOfEntry, type Collection } from '../storage/collection.js';
import type { Index } from '../storage/index-definition.js';
import type { KeyField } from '../storage/index-keys.js';

/** An access path to a collection: an index, or the documents in `_id` order. */
export interface Access {
  readonly name: string;
  readonly prefix: Key;
  readonly fields: readonly KeyField[];
  readonly index: Index | undefined;
  isMultikey(field: KeyField): boolean;
  /** The encoded `_id` at the end of a key of this path. `key` may lack the path's prefix, or more. */
  idOf(key: Key): Key;
}

const ID_FIELD: KeyField = { name: '_id', path: ['_id'], descending: false };

/** The name of the index that every collection has. */
export const ID_INDEX = '_id_';

/** The documents in `_id` order. */
export class IdAccess implements Access {
  readonly name = ID_INDEX;
  readonly fields = [ID_FIELD];
  readonly index = undefined;
  readonly prefix: Key;

  constructor(collection: Collection) {
    this.prefix = collection.prefix;
  }

  isMultikey(): boolean {
    return false;
  }

  idOf(key: Key): Key {
    return key;
  }
}

/** An index. Its entries end with the `_id`, so it is sorted by that as well. */
export class IndexAccess implements Access {
  readonly name: string;
  readonly prefix: Key;
  readonly fields: readonly KeyField[];
  readonly index: Index;

  constructor(index: Index) {
    this.name = index.name;
    this.prefix = index.prefix;
    this.index = index;
    const hasId = index.fields.some((field) => field.name === '_id');
    this.fields = hasId ? index.fields : [...index.fields, ID_FIELD];
  }

  isMultikey(field: KeyField): boolean {
    return this.index.isMultikey(field);
  }

  idOf(key: Key): Key {
    return idOfEntry(key);
  }
}

/** The full key range. */
export function fullRange(access: Access): { from: Key; to: Key } {
  return { from: access.prefix, to: access.prefix + AFTER };
}
