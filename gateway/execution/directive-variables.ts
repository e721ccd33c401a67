import { Kind, visit, type DocumentNode, type OperationDefinitionNode, type SelectionNode } from 'graphql';
import { RookeryError } from '#platform/errors.js';
import { isIncluded } from '../inclusion.js';
import type { Conditions } from './prepared-operation.js';
import type { Fields } from './source.js';

/** The values of the variables in `@skip` and `@include`, one digit each: `01`. Empty when there are none. */
export type DirectiveValues = string;

const ON = '1';

/** The variables of an operation that `@skip` and `@include` use. */
export class DirectiveVariables {
  readonly #names: readonly string[];
  readonly #defaults: readonly (boolean | undefined)[];

  constructor(document: DocumentNode, { variableDefinitions = [] }: OperationDefinitionNode) {
    const used = variablesIn(document);
    const directiveVariables = variableDefinitions.filter(({ variable }) => used.has(variable.name.value));
    this.#names = directiveVariables.map(({ variable }) => variable.name.value);
    this.#defaults = directiveVariables.map(({ defaultValue }) =>
      defaultValue?.kind === Kind.BOOLEAN ? defaultValue.value : undefined,
    );
  }

  /** Reads the values from a client's variables. Throws BAD_USER_INPUT for a null, which a variable's type may allow. */
  read(variables: Fields): DirectiveValues {
    let directiveValues = '';
    for (let index = 0; index < this.#names.length; index++) {
      const name = this.#names[index]!;
      const value = (Object.hasOwn(variables, name) ? variables[name] : undefined) ?? this.#defaults[index];
      if (typeof value !== 'boolean' || variables[name] === null) {
        throw new RookeryError('BAD_USER_INPUT', { message: `Variable "$${name}" must be true or false.` });
      }
      directiveValues += value ? ON : '0';
    }
    return directiveValues;
  }

  /** The same values by the names of the variables. */
  conditions(directiveValues: DirectiveValues): Conditions {
    return new Map(this.#names.map((name, index) => [name, directiveValues[index] === ON]));
  }

  /** Whether a variable is true. */
  isOn(name: string, directiveValues: DirectiveValues): boolean {
    return directiveValues[this.#names.indexOf(name)] === ON;
  }

  /** Whether a field or fragment is part of the response. */
  includes(selection: SelectionNode, directiveValues: DirectiveValues): boolean {
    return isIncluded(selection, (name) => this.isOn(name, directiveValues));
  }
}

/**
 * The values of an operation's conditions; null when it has none with variables. Throws BAD_USER_INPUT for a null, which a
 * variable's type may allow.
 */
export function conditionsOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Fields,
): Conditions | null {
  const directiveVariables = new DirectiveVariables(document, operation);
  const conditions = directiveVariables.conditions(directiveVariables.read(variables));
  return conditions.size > 0 ? conditions : null;
}

/** The values with which most fields are in the response; null when an operation has no conditions with variables. */
export function usualConditions(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Conditions | null {
  const used = variablesIn(document);
  const names = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const usual = names.flatMap((name) =>
    used.has(name) ? [[name, used.get(name) === 'include'] as const] : [],
  );
  return usual.length > 0 ? new Map(usual) : null;
}

/** The variables of conditions, each with the first directive that uses it. */
function variablesIn(document: DocumentNode): Map<string, string> {
  const names = new Map<string, string>();
  visit(document, {
    Directive: ({ name, arguments: [condition] = [] }) => {
      if (condition?.value.kind !== Kind.VARIABLE) return;
      const variable = condition.value.name.value;
      if (!names.has(variable)) names.set(variable, name.value);
    },
  });
  return names;
}
