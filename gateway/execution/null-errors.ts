import { GraphQLError } from 'graphql';
import { ERRORS } from '#platform/errors.js';
import { isValid } from './leaf.js';
import type { Path } from './places.js';
import type { FieldShape, Selection, Shape } from './selection.js';
import type { Fields } from './source.js';

/** A null that has made the value around it null. */
interface Violation {
  /** Whether an error of a subgraph explains one of the nulls that have done so. */
  readonly isExplained: boolean;
  /** Where the first of the others is. */
  readonly place: Path;
}

/** How a value completes: to itself, to null, or to null because of nulls below it. */
type Outcome = 'value' | 'null' | Violation;

/**
 * The errors of nulls in non-null places that no other error explains. Of several nulls that make one value null the first is
 * reported, unless an error explains any of them: then that value has its error. Walks the same values as `completeFields`,
 * and only when that has found such a null: a response without one costs nothing. `absent` are the objects that a subgraph has
 * answered with null: such an object is null itself, and a null in a nullable place is no error.
 */
export function nullErrors(
  fields: readonly FieldShape[],
  data: Fields,
  errors: readonly GraphQLError[],
  absent: ReadonlySet<Fields> | null,
): GraphQLError[] {
  const walk = new NullWalk(errors, absent);
  walk.settle(walk.fields(fields, data));
  return walk.found;
}

/** The error of a null that a subgraph has returned, or of a value that it has left out, in a non-null place. */
export function nullError(path: Path): GraphQLError {
  return new GraphQLError(ERRORS.INVALID_SUBGRAPH_RESPONSE.message, {
    path,
    extensions: { code: 'INVALID_SUBGRAPH_RESPONSE' },
  });
}

class NullWalk {
  readonly found: GraphQLError[] = [];
  readonly #errors: readonly GraphQLError[];
  readonly #absent: ReadonlySet<Fields> | null;
  readonly #path: (string | number)[] = [];

  constructor(errors: readonly GraphQLError[], absent: ReadonlySet<Fields> | null) {
    this.#errors = errors;
    this.#absent = absent;
  }

  fields(fields: readonly FieldShape[], input: Fields): Outcome {
    const isAbsent = this.#absent?.has(input) === true;
    const before = this.found.length;
    let found: Outcome = 'value';
    for (const { key, dataKey, constant, shape } of fields) {
      if (constant !== null) continue;
      const outcome = this.#below(key, shape, input[dataKey]);
      if (!shape.nonNull) this.settle(outcome);
      else if (outcome !== 'null') found = worse(found, outcome);
      else found = worse(found, isAbsent ? 'null' : this.#violation(key));
    }
    return this.#outcome(found, before);
  }

  /** Reports what has made a nullable place null, unless that has its error. */
  settle(outcome: Outcome): void {
    if (typeof outcome === 'object' && !outcome.isExplained) this.found.push(nullError(outcome.place));
  }

  #below(step: string | number, shape: Shape, value: unknown): Outcome {
    this.#path.push(step);
    const outcome = this.#value(shape, value);
    this.#path.pop();
    return outcome;
  }

  #value(shape: Shape, value: unknown): Outcome {
    if (value === null || value === undefined) return 'null';
    switch (shape.kind) {
      case 'leaf':
        return isValid(shape.leaf, value) ? 'value' : 'null';
      case 'object':
        return this.#object(shape.selection!, value);
      case 'list':
        return Array.isArray(value) ? this.#list(shape.element!, value) : 'null';
    }
  }

  #object(selection: Selection, value: unknown): Outcome {
    if (typeof value !== 'object' || value === null) return 'null';
    const fields = selection.fieldsOf((value as Fields)['__typename']);
    return fields ? this.fields(fields, value as Fields) : 'null';
  }

  #list(element: Shape, values: readonly unknown[]): Outcome {
    const before = this.found.length;
    let found: Outcome = 'value';
    for (let index = 0; index < values.length; index++) {
      const outcome = this.#below(index, element, values[index]);
      if (!element.nonNull) this.settle(outcome);
      else found = worse(found, outcome === 'null' ? this.#violation(index) : outcome);
    }
    return this.#outcome(found, before);
  }

  /** What is below a value that is null has no errors beside the one that this null has. */
  #outcome(found: Outcome, before: number): Outcome {
    if (found !== 'value') this.found.length = before;
    return found;
  }

  #violation(step: string | number): Violation {
    const place = [...this.#path, step];
    return { place, isExplained: this.#errors.some(({ path }) => isExplainedBy(place, path)) };
  }
}

/** What an object or a list completes to when two of its parts make it these: what needs no error goes before what needs one. */
function worse(one: Outcome, other: Outcome): Outcome {
  return rankOf(other) > rankOf(one) ? other : one;
}

function rankOf(outcome: Outcome): number {
  if (outcome === 'value') return 0;
  if (outcome === 'null') return 2;
  return outcome.isExplained ? 3 : 1;
}

/** An error explains a null when it is about the place of the null, about a place around it, or about one below it. */
function isExplainedBy(place: Path, path: Path | undefined): boolean {
  return !path || path.every((step, depth) => depth >= place.length || step === place[depth]);
}
