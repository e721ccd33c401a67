import type { Doc } from '../bson/value.js';

/** The top-level operators of a filter. */
export const LOGICAL_OPERATORS = ['$and', '$or', '$nor', '$comment'] as const;

/** True for `{ $gt: 1 }`, false for a plain document to compare with. */
export function isOperators(value: Doc): boolean {
  const first = value.keys().next().value;
  return first !== undefined && first.startsWith('$') && !isReference(first);
}

function isReference(name: string): boolean {
  return name === '$ref' || name === '$id' || name === '$db';
}
