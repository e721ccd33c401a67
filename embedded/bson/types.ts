import { bsonType, isInt32, type Value } from './value.js';

/**
 * BSON's type numbers and their names for `$type`. Types that are not in this table are rejected when they
 * are received.
 */
export const TYPES = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  int: 16,
  timestamp: 17,
  long: 18,
  minKey: -1,
  maxKey: 127,
} as const;

export type TypeName = keyof typeof TYPES;

const CLASSES: Record<string, TypeName> = {
  Double: 'double',
  ObjectId: 'objectId',
  Binary: 'binData',
  BSONRegExp: 'regex',
  Timestamp: 'timestamp',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
};

/** The BSON type of `value`. */
export function typeName(value: Value): TypeName {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return isInt32(value) ? 'int' : 'double';
    case 'bigint':
      return 'long';
    case 'boolean':
      return 'bool';
  }
  if (value === null) return 'null';
  if (value instanceof Map) return 'object';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  return CLASSES[bsonType(value) ?? ''] as TypeName;
}

/**
 * The first byte of a key, in MongoDB's order of types. Tags differ by more than one, so that `tag + 1` can
 * end a range over one type in either direction.
 */
export const TAGS: Record<TypeName, number> = {
  minKey: 0x05,
  null: 0x0f,
  int: 0x14,
  long: 0x14,
  double: 0x14,
  string: 0x1e,
  object: 0x28,
  array: 0x32,
  binData: 0x3c,
  objectId: 0x46,
  bool: 0x50,
  date: 0x5a,
  timestamp: 0x64,
  regex: 0x6e,
  maxKey: 0xf0,
};

/** The key of an empty array in an index: below null, above MinKey. */
export const EMPTY_ARRAY_TAG = 0x0a;

/** The rank of the type of `value` in the order of all types. */
export function tagOf(value: Value): number {
  return TAGS[typeName(value)];
}
