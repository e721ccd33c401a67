import { GraphQLError } from 'graphql';
import { ERRORS } from '#platform/errors.js';
import { isValid } from './leaf.js';
import type { Path } from './places.js';
import type { FieldShape, Selection, Shape } from './selection.js';
import type { Fields } from './source.js';

/** How a value completes: to itself, to null, or to null because of a null below it that has its error. */
type Outcome = 'value' | 'null' | 'reported null';

/**
 * The errors of nulls in non-null places that no other error explains: one for each, at its path, as graphql-js reports
 * them. Walks the same values as `completeFields`, and only when that has found such a null: a response without one costs
 * nothing. `absent` are the objects that a subgraph has answered with null: such an object is null itself, and a null in a
 * nullable place is no error.
 */
export function nullErrors(
  fields: readonly FieldShape[],
  data: Fields,
  errors: readonly GraphQLError[],
  absent: ReadonlySet<Fields> | null,
): GraphQLError[] {
  const walk = new NullWalk(errors, absent);
  walk.fields(fields, data);
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
    for (const { key, dataKey, constant, shape } of fields) {
      if (constant !== null) continue;
      this.#path.push(key);
      const outcome = this.#value(shape, input[dataKey]);
      const isViolation = outcome !== 'value' && shape.nonNull;
      const isAbsent = isViolation && outcome === 'null' && this.#absent?.has(input) === true;
      if (isViolation && outcome === 'null' && !isAbsent) this.#report();
      this.#path.pop();
      if (isViolation) return isAbsent ? 'null' : 'reported null';
    }
    return 'value';
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
    for (let index = 0; index < values.length; index++) {
      this.#path.push(index);
      const outcome = this.#value(element, values[index]);
      const isViolation = outcome !== 'value' && element.nonNull;
      if (isViolation && outcome === 'null') this.#report();
      this.#path.pop();
      if (isViolation) return 'reported null';
    }
    return 'value';
  }

  #report(): void {
    if (!this.#errors.some(({ path }) => this.#isExplainedBy(path)))
      this.found.push(nullError([...this.#path]));
  }

  /** An error explains a null when it is about the place of the null, about a place around it, or about one below it. */
  #isExplainedBy(path: Path | undefined): boolean {
    return !path || path.every((step, depth) => depth >= this.#path.length || step === this.#path[depth]);
  }
}
