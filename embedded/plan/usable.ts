import type { Filter } from '../query/filter.js';
import type { Index } from '../storage/index-definition.js';
import { impliesPresence } from './bounds.js';
import { toConjuncts, type Conjunct } from './conjunct.js';
import { covers } from './interval.js';

/** True when the index contains every document that matches the conditions. */
export function isUsable(index: Index, conjuncts: readonly Conjunct[]): boolean {
  if (index.state !== 'ready') return false;
  if (index.sparse && !isPresent(index, conjuncts)) return false;
  return index.partial === undefined || implies(conjuncts, index.partial);
}

/** A sparse index contains the documents that have at least one of its fields. */
function isPresent(index: Index, conjuncts: readonly Conjunct[]): boolean {
  return index.fields.some((indexed) =>
    conjuncts.some(({ field }) => field?.name === indexed.name && impliesPresence(field.test)),
  );
}

/** True when every document that matches the conditions also matches `partial`. */
function implies(conjuncts: readonly Conjunct[], partial: Filter): boolean {
  return toConjuncts(partial).every((wanted) => conjuncts.some((given) => impliesOne(given, wanted)));
}

function impliesOne(given: Conjunct, wanted: Conjunct): boolean {
  if (given.field === undefined || wanted.field === undefined) return false;
  if (given.field.name !== wanted.field.name) return false;
  const have = given.field.test;
  const need = wanted.field.test;
  if (need.op === 'exists') return impliesPresence(have);
  if (need.op === 'type') {
    return have.op === 'type' && [...have.types].every((type) => need.types.has(type));
  }
  // A condition on null also matches missing: bounds distinguish them only for the same test.
  if (given.bounds === undefined || wanted.bounds === undefined || !wanted.bounds.exact) return false;
  return covers(wanted.bounds.intervals, given.bounds.intervals) && impliesPresence(have);
}
