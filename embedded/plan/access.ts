import { AFTER, type Key } from '../bson/key.js';
import { idOfEntry, type Collection } from '../storage/collection.js';
import type { Index } from '../storage/index-definition.js';
import type { KeyField } from '../storage/index-keys.js';

/** One way into a collection: an index, or the documents themselves in the order of `_id`. */
export interface Access {
  readonly name: string;
  readonly prefix: Key;
  readonly fields: readonly KeyField[];
  readonly index: Index | undefined;
  isMultikey(field: KeyField): boolean;
  /** The encoded `_id` at the end of a key of this way; `key` without its prefix, or without more than that. */
  idOf(key: Key): Key;
}

const ID_FIELD: KeyField = { name: '_id', path: ['_id'], descending: false };

/** The name of the index that every collection has. */
export const ID_INDEX = '_id_';

/** The documents by `_id`. */
export function byId(collection: Collection): Access {
  const { prefix } = collection;
  return {
    name: ID_INDEX,
    prefix,
    fields: [ID_FIELD],
    index: undefined,
    isMultikey: () => false,
    idOf: (key) => key,
  };
}

/** An index; its entries end with the `_id`, so it is sorted by that as well. */
export function byIndex(index: Index): Access {
  const hasId = index.fields.some((field) => field.name === '_id');
  return {
    name: index.name,
    prefix: index.prefix,
    fields: hasId ? index.fields : [...index.fields, ID_FIELD],
    index,
    isMultikey: (field) => index.isMultikey(field),
    idOf: idOfEntry,
  };
}

/** The whole of it. */
export function everything(access: Access): { from: Key; to: Key } {
  return { from: access.prefix, to: access.prefix + AFTER };
}
