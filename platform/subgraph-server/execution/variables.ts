import {
  getVariableValues,
  print,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

type Variables = Record<string, unknown>;

/** Returns the coerced variables, or the errors of variables that do not fit their types. */
export type CoerceVariables = (
  given: Variables,
) => { coerced: Variables; errors?: never } | { errors: readonly GraphQLError[]; coerced?: never };

/** The limit that `execute` of graphql-js uses. */
const MAX_ERRORS = 50;

/** The variable definition of an entity fetch, as the planner writes it. `_Any` accepts every non-null value unchanged. */
const REPRESENTATIONS = '$representations: [_Any!]!';

/**
 * Prepares the coercion of the variables of an operation. Representations are many and need no coercion, but graphql-js
 * checks the type of each; here they are only checked for nulls. graphql-js coerces the other variables, and
 * representations that are not a list of non-null values.
 */
export function prepareVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): CoerceVariables {
  const coerceAll: CoerceVariables = (given) =>
    getVariableValues(schema, variableDefinitions, given, { maxErrors: MAX_ERRORS });
  const others = variableDefinitions.filter((definition) => print(definition) !== REPRESENTATIONS);
  if (others.length === variableDefinitions.length) return coerceAll;
  return (given) => {
    const { representations } = given;
    if (!Array.isArray(representations) || !representations.every(isPresent)) return coerceAll(given);
    if (others.length === 0) return { coerced: { representations } };
    const { coerced, errors } = getVariableValues(schema, others, given, { maxErrors: MAX_ERRORS });
    return errors ? { errors } : { coerced: { ...coerced, representations } };
  };
}

function isPresent(value: unknown): boolean {
  return value !== null && value !== undefined;
}
