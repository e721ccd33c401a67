import type { FieldFilter, Filter } from '../query/filter.js';
import { conjuncts } from '../query/filter.js';
import { boundsOf, type Bounds } from './bounds.js';

/** One of the conditions that must all hold, with its bounds on index keys. */
export interface Conjunct {
  /** The condition, to be checked on a document when its bounds are not exact. */
  readonly filter: Filter;
  /** For a condition on one field: the field and the test. */
  readonly field?: FieldFilter;
  readonly bounds?: Bounds;
}

/** Splits a filter into its conditions. A `$elemMatch` on documents also bounds each of the element's fields. */
export function toConjuncts(filter: Filter): Conjunct[] {
  return conjuncts(filter).flatMap((part): Conjunct[] => {
    if (part.kind !== 'field') return [{ filter: part }];
    const bounds = boundsOf(part.test);
    const whole = { filter: part, field: part, ...(bounds && { bounds }) };
    return [whole, ...elementConjuncts(part)];
  });
}

function elementConjuncts(outer: FieldFilter): Conjunct[] {
  const { test } = outer;
  if (test.op !== 'elemMatch' || test.of !== 'documents') return [];
  return conjuncts(test.filter).flatMap((inner) => {
    const bounds = inner.kind === 'field' ? boundsOf(inner.test) : undefined;
    if (inner.kind !== 'field' || bounds === undefined) return [];
    const field = {
      ...inner,
      name: `${outer.name}.${inner.name}`,
      path: [...outer.path, ...inner.path],
    };
    return [{ filter: outer, field, bounds: { ...bounds, exact: false } }];
  });
}
