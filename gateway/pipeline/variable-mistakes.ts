import {
  coerceInputValue,
  getVariableValues,
  GraphQLError,
  isInputType,
  typeFromAST,
  type GraphQLInputType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import type { FieldMistake } from '#platform/input-checks.js';

type Variables = Readonly<Record<string, unknown>>;

/** The most mistakes that are reported, and the most characters of a message: it may repeat the wrong value. */
const MAX_MISTAKES = 20;
const MAX_MESSAGE = 300;

/**
 * The error about variables that do not fit their types: as for an input that a mutation refuses, `field` names the first wrong
 * value (`input.username`, `ids[3]`) and `fields` all of them. The messages of graphql-js are meant for clients.
 */
export function invalidVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  variables: Variables,
): GraphQLError {
  const { errors = [] } = getVariableValues(schema, definitions, variables, { maxErrors: 1 });
  const fields = definitions
    .flatMap((definition) => mistakesIn(schema, definition, variables))
    .slice(0, MAX_MISTAKES);
  return new GraphQLError(errors[0]?.message ?? 'A variable is not valid.', {
    nodes: errors[0]?.nodes ?? null,
    extensions: { code: 'BAD_USER_INPUT', field: fields[0]?.field, fields },
  });
}

function mistakesIn(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  variables: Variables,
): FieldMistake[] {
  const { value: name } = definition.variable.name;
  const type = typeFromAST(schema, definition.type);
  const value = variables[name];
  if (isInputType(type) && value !== undefined && value !== null)
    return mistakesInValue(value, type).map(({ field, message }) => ({ field: name + field, message }));
  // A variable that is absent or null is wrong as a whole.
  const { errors = [] } = getVariableValues(schema, [definition], variables);
  return errors.map(({ message }) => ({ field: name, message }));
}

function mistakesInValue(value: unknown, type: GraphQLInputType): FieldMistake[] {
  const mistakes: FieldMistake[] = [];
  const enough = new Error('enough');
  try {
    coerceInputValue(value, type, (path, _, { message }) => {
      const field = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
      mistakes.push({ field, message: bounded(message) });
      if (mistakes.length === MAX_MISTAKES) throw enough;
    });
  } catch (error) {
    if (error !== enough) throw error;
  }
  return mistakes;
}

/** Half a suggestion could not be removed where suggestions are off. */
function bounded(message: string): string {
  return message.length > MAX_MESSAGE
    ? `${message.replace(/ Did you mean .*$/s, '').slice(0, MAX_MESSAGE)}…`
    : message;
}
