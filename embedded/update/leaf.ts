import type { Doc, Value } from '../bson/value.js';

/** Where a leaf works. */
export interface LeafContext {
  readonly path: string;
  readonly doc: Doc;
  readonly now: Date;
}

/** What an operator does to one field. */
export interface Leaf {
  /** Whether a missing field is made; otherwise it is left alone. */
  readonly creates: boolean;
  readonly onlyOnInsert?: boolean;
  /** Whether a missing field must at least be one that could be made: MongoDB's rule for what takes from arrays. */
  readonly needsViablePath?: boolean;
  /** The other path that the operator changes: the old name of a `$rename`. */
  readonly from?: string;
  /** False when there is nothing to do in this document. */
  appliesTo?(doc: Doc): boolean;
  /** The new value; undefined removes the field. */
  apply(before: Value | undefined, context: LeafContext): Value | undefined;
}

/** Builds the leaf of one operator from its argument. */
export type LeafParser = (argument: Value, path: string) => Leaf;

/** One change at one path. */
export interface Change {
  readonly path: string;
  readonly parts: readonly string[];
  readonly leaf: Leaf;
}
