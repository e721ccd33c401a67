import type { Doc, Value } from '../bson/value.js';

/** The context of a leaf. */
export interface LeafContext {
  readonly path: string;
  readonly doc: Doc;
  readonly now: Date;
}

/** The effect of an operator on one field. */
export interface Leaf {
  /** Whether a missing field is created; otherwise it is left missing. */
  readonly creates: boolean;
  readonly onlyOnInsert?: boolean;
  /** Whether a missing field must be creatable: MongoDB's rule for operators that remove from arrays. */
  readonly needsViablePath?: boolean;
  /** The other path that the operator changes: the old name of a `$rename`. */
  readonly from?: string;
  /** False when the operator has no effect on this document. */
  appliesTo?(doc: Doc): boolean;
  /** The new value; undefined removes the field. */
  apply(before: Value | undefined, context: LeafContext): Value | undefined;
}

/** Creates the leaf of an operator from its argument. */
export type LeafParser = (argument: Value, path: string) => Leaf;

/** One change at one path. */
export interface Change {
  readonly path: string;
  readonly parts: readonly string[];
  readonly leaf: Leaf;
}
