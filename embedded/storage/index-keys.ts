import { AFTER, encodeKey, invert, type Key } from '../bson/key.js';
import { EMPTY_ARRAY_TAG } from '../bson/types.js';
import type { Doc, Value } from '../bson/value.js';
import { badValue, CommandError } from '../command-error.js';

/** One field of an index or of a sort: its path and direction. */
export interface KeyField {
  readonly name: string;
  readonly path: readonly string[];
  readonly descending: boolean;
}

/** The keys of a document in an index. */
export interface IndexKeys {
  /** The distinct encoded keys, one per array element when a path leads through an array. */
  readonly keys: ReadonlySet<Key>;
  /** The paths of arrays. */
  readonly arrays: ReadonlySet<string>;
  /** False when the document has none of the fields: a sparse index excludes it. */
  readonly present: boolean;
}

/** A field while its path is followed: `value` is the value after `depth` components. */
interface Cursor {
  readonly field: KeyField;
  readonly value: Value | undefined;
  readonly depth: number;
  readonly done: boolean;
}

const EMPTY_ARRAY = String.fromCharCode(EMPTY_ARRAY_TAG);

/** Builds the keys of `doc` for `fields`, which also are its sort keys. Parallel arrays are rejected. */
export function indexKeys(doc: Doc, fields: readonly KeyField[]): IndexKeys {
  const keys = new Set<Key>();
  const arrays = new Set<string>();
  let present = false;
  expand(startAt(doc, fields), arrays, (reached) => {
    present ||= reached.some((cursor) => cursor.value !== undefined);
    keys.add(reached.map(component).join(''));
  });
  return { keys, arrays, present };
}

/** The values that `key` was built from, one per field. */
export function keyValues(doc: Doc, fields: readonly KeyField[], key: Key): (Value | undefined)[] {
  let values: (Value | undefined)[] = [];
  expand(startAt(doc, fields), new Set(), (reached) => {
    if (reached.map(component).join('') === key)
      values = reached.map(({ value }) => (value === EMPTY ? [] : value));
  });
  return values;
}

function startAt(doc: Doc, fields: readonly KeyField[]): Cursor[] {
  return fields.map((field) => ({ field, value: doc, depth: 0, done: false }));
}

/** Encodes one component in the direction of its field. */
export function encodeField(value: Value | undefined, descending: boolean): Key {
  const key = encodeKey(value);
  return descending ? invert(key) : key;
}

/** Calls `visit` with every combination of field values: one, or one per element of the array on the paths. */
function expand(
  cursors: readonly Cursor[],
  arrays: Set<string>,
  visit: (reached: readonly Cursor[]) => void,
): void {
  const reached = cursors.map(descend);
  const atArrays = reached.filter((cursor) => !cursor.done);
  const first = atArrays[0];
  if (first === undefined) return visit(reached);
  const array = first.value as Value[];
  if (atArrays.some((cursor) => cursor.value !== array)) {
    const names = atArrays.map((cursor) => cursor.field.path[cursor.depth - 1]);
    throw new CommandError(
      'CannotIndexParallelArrays',
      `cannot index parallel arrays [${names.join('] [')}]`,
    );
  }
  arrays.add(first.field.path.slice(0, first.depth).join('.'));
  const elements = array.length > 0 ? array : [EMPTY];
  for (const element of elements) {
    const inside = reached.map((cursor) => (cursor.done ? cursor : into(cursor, element)));
    expand(inside, arrays, visit);
  }
}

/** Represents an empty array, which has one key. Never leaves this module, so the cast is safe. */
const EMPTY = Symbol('empty array') as unknown as Value;

function component(cursor: Cursor): Key {
  if (cursor.value === EMPTY) return cursor.field.descending ? invert(EMPTY_ARRAY) : EMPTY_ARRAY;
  return encodeField(cursor.value, cursor.field.descending);
}

function descend(cursor: Cursor): Cursor {
  if (cursor.done) return cursor;
  const { field } = cursor;
  let { value, depth } = cursor;
  while (depth < field.path.length && value instanceof Map) value = value.get(field.path[depth++]!);
  if (Array.isArray(value)) return { field, value, depth, done: false };
  return { field, value: depth < field.path.length ? undefined : value, depth, done: true };
}

function into(cursor: Cursor, element: Value): Cursor {
  const { field, depth } = cursor;
  if (depth === field.path.length) return { field, value: element, depth, done: true };
  if (element instanceof Map) return { field, value: element, depth, done: false };
  return { field, value: undefined, depth, done: true };
}

/** The smallest key of a document: its position in a sort. Undefined for parallel arrays, which are rejected. */
export function sortKey(doc: Doc, fields: readonly KeyField[]): Key {
  let least: Key = AFTER;
  try {
    for (const key of indexKeys(doc, fields).keys) if (key < least) least = key;
  } catch (error) {
    if (error instanceof CommandError) throw badValue('cannot sort with keys that are parallel arrays');
    throw error;
  }
  return least;
}
