import type { Doc, Value } from './value.js';

/** Receives one value that a path reaches. `offset` is the index in the first array of the path, or -1. */
export type Visit = (value: Value | undefined, offset: number) => boolean;

/**
 * Whether an array at the end of a path is visited element by element and then as a whole, or only as a
 * whole.
 */
export type Leaf = 'spread' | 'whole';

/**
 * Visits every value that `path` reaches in `doc`, through arrays on the path, until `visit` returns true. A
 * missing field is visited as undefined, except in the elements of an array, where scalars are skipped:
 * MongoDB's rule for filters.
 */
export function someAt(doc: Doc, path: readonly string[], leaf: Leaf, visit: Visit): boolean {
  return inDocument(doc, { path, leaf, visit }, 0, -1);
}

interface Walk {
  readonly path: readonly string[];
  readonly leaf: Leaf;
  readonly visit: Visit;
}

function inDocument(doc: Doc, walk: Walk, depth: number, offset: number): boolean {
  const value = doc.get(walk.path[depth]!);
  if (Array.isArray(value)) return inArray(value, walk, depth + 1, offset);
  if (depth === walk.path.length - 1) return walk.visit(value, offset);
  return value instanceof Map ? inDocument(value, walk, depth + 1, offset) : walk.visit(undefined, offset);
}

function inArray(array: Value[], walk: Walk, depth: number, outer: number): boolean {
  if (depth === walk.path.length) {
    if (walk.leaf === 'spread') {
      for (let at = 0; at < array.length; at++)
        if (walk.visit(array[at], outer < 0 ? at : outer)) return true;
    }
    return walk.visit(array, outer);
  }
  const wanted = walk.path[depth];
  return array.some((element, at) => {
    const offset = outer < 0 ? at : outer;
    if (element instanceof Map && inDocument(element, walk, depth, offset)) return true;
    if (wanted !== String(at)) return false;
    if (depth === walk.path.length - 1) return walk.visit(element, outer);
    if (element instanceof Map) return inDocument(element, walk, depth + 1, outer);
    return Array.isArray(element) && inArray(element, walk, depth + 1, outer);
  });
}

/** True for a path component that is an array index. */
export function isPosition(part: string): boolean {
  return /^(0|[1-9][0-9]{0,8})$/.test(part);
}

/** True when the paths are equal or one is a prefix of the other. */
export function pathsTouch(a: string, b: string): boolean {
  return a === b || a.startsWith(b + '.') || b.startsWith(a + '.');
}
