/** A number of objects, by the values of the variables. Throws OPERATION_TOO_COMPLEX when a list has no limit. */
export type Cost = (variables: Readonly<Record<string, unknown>>) => number;

/** A number that is known now, or one that is known with the variables. */
export type Term = number | Cost;

/** The sum, worked out now as far as it is known. */
export function sumOf(terms: readonly Term[]): Term {
  const fixed = terms.reduce<number>((sum, term) => (typeof term === 'number' ? sum + term : sum), 0);
  const open = terms.filter((term) => typeof term !== 'number');
  if (open.length === 0) return fixed;
  return (variables) => open.reduce((sum, term) => sum + term(variables), fixed);
}

/** The largest, worked out now when all are known; 0 of none. */
export function maxOf(terms: readonly Term[]): Term {
  const fixed = Math.max(0, ...terms.filter((term) => typeof term === 'number'));
  const open = terms.filter((term) => typeof term !== 'number');
  if (open.length === 0) return fixed;
  return (variables) => Math.max(fixed, ...open.map((term) => term(variables)));
}

/** The product, worked out now when both are known. */
export function productOf(a: Term, b: Term): Term {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  return (variables) => valueOf(a, variables) * valueOf(b, variables);
}

/** The number, with the variables as the schema coerces them. */
export function valueOf(term: Term, variables: Readonly<Record<string, unknown>>): number {
  return typeof term === 'number' ? term : term(variables);
}
