import { keeping, leaving, type Scratch } from '../bson/cut.js';
import { decode } from '../bson/decode.js';
import { encode } from '../bson/encode.js';
import { bsonType, isTruthy, type Doc, type Value } from '../bson/value.js';
import { CommandError, badValue, notImplemented } from '../command-error.js';

/** Reduces documents to the requested fields. */
export interface Projection {
  ofDoc(doc: Doc): Doc;
  /** The same for bytes. The result may lie in `scratch`: it is valid until the next cut. */
  ofBytes(bytes: Buffer, scratch: Scratch): Buffer;
}

/** A projection as a tree of field names: a leaf is a whole field. */
type Tree = Map<string, Tree | true>;

/** Parses an inclusion or exclusion projection; undefined when it includes everything. */
export function parseProjection(projection: Doc): Projection | undefined {
  if (projection.size === 0) return undefined;
  const tree: Tree = new Map();
  let including: boolean | undefined;
  let id: boolean | undefined;
  for (const [name, value] of projection) {
    const wanted = isWanted(name, value);
    if (name === '_id') {
      id = wanted;
      continue;
    }
    if (including !== undefined && including !== wanted) throw mixed(name, wanted);
    including = wanted;
    addPath(tree, name);
  }
  including ??= id ?? false;
  if (including && id !== false) tree.set('_id', true);
  if (!including && id === false) tree.set('_id', true);
  if (!including && id === true) tree.delete('_id');
  return including ? inclusionOf(tree) : exclusionOf(tree);
}

function inclusionOf(tree: Tree): Projection {
  const ofDoc = (doc: Doc): Doc => include(doc, tree);
  const cut = keeping([...tree.keys()]);
  return {
    ofDoc,
    ofBytes: isFlat(tree) ? cut : (bytes, scratch) => encode(ofDoc(decode(cut(bytes, scratch)))),
  };
}

function exclusionOf(tree: Tree): Projection {
  const ofDoc = (doc: Doc): Doc => exclude(doc, tree);
  return {
    ofDoc,
    ofBytes: isFlat(tree) ? leaving([...tree.keys()]) : (bytes) => encode(ofDoc(decode(bytes))),
  };
}

/** Whether it names top-level fields only. */
function isFlat(tree: Tree): boolean {
  return [...tree.values()].every((branch) => branch === true);
}

function mixed(name: string, wanted: boolean): CommandError {
  return wanted
    ? new CommandError('Location31253', `Cannot do inclusion on field ${name} in exclusion projection`)
    : new CommandError('Location31254', `Cannot do exclusion on field ${name} in inclusion projection`);
}

function isWanted(name: string, value: Value): boolean {
  if (name === '')
    throw new CommandError('Location40352', 'FieldPath cannot be constructed with empty string');
  if (name.startsWith('$') || name.includes('.$')) throw notImplemented('positional projections');
  if (value instanceof Map || typeof value === 'string' || Array.isArray(value) || value === null) {
    throw notImplemented('projections other than inclusion and exclusion ($slice, $elemMatch, expressions)');
  }
  if (typeof value === 'object' && bsonType(value) !== 'Double')
    throw notImplemented('projections of constants');
  return isTruthy(value);
}

function addPath(tree: Tree, name: string): void {
  const parts = name.split('.');
  if (parts.includes('')) throw badValue(`FieldPath '${name}' must not have empty parts`);
  let at = tree;
  parts.forEach((part, depth) => {
    const existing = at.get(part);
    const isLeaf = depth === parts.length - 1;
    if (existing === true) throw new CommandError('Location31249', `Path collision at ${name}`);
    if (isLeaf && existing !== undefined)
      throw new CommandError('Location31250', `Path collision at ${name}`);
    const next = existing ?? new Map<string, Tree | true>();
    at.set(part, isLeaf ? true : next);
    at = next;
  });
}

function include(doc: Doc, tree: Tree): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const branch = tree.get(name);
    if (branch === undefined) continue;
    const kept = branch === true ? value : includeValue(value, branch);
    if (kept !== undefined) result.set(name, kept);
  }
  return result;
}

/** Arrays are projected element by element; scalars have no fields to include. */
function includeValue(value: Value, tree: Tree): Value | undefined {
  if (value instanceof Map) return include(value, tree);
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((element) => {
    const kept = includeValue(element, tree);
    return kept === undefined ? [] : [kept];
  });
}

function exclude(doc: Doc, tree: Tree): Doc {
  const result: Doc = new Map();
  for (const [name, value] of doc) {
    const branch = tree.get(name);
    if (branch === undefined) result.set(name, value);
    else if (branch !== true) result.set(name, excludeValue(value, branch));
  }
  return result;
}

function excludeValue(value: Value, tree: Tree): Value {
  if (value instanceof Map) return exclude(value, tree);
  return Array.isArray(value) ? value.map((element) => excludeValue(element, tree)) : value;
}
