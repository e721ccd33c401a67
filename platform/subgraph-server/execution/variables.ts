import {
  getVariableValues,
  print,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

type Variables = Record<string, unknown>;

/** The variables as the schema has them, or why they do not fit. */
export type CoerceVariables = (
  given: Variables,
) => { coerced: Variables; errors?: never } | { errors: readonly GraphQLError[]; coerced?: never };

/** As many as graphql-js reports. */
const MAX_ERRORS = 50;

/** How the planner names entities. Their type takes whatever is not null, as it is. */
const REPRESENTATIONS = '$representations: [_Any!]!';

/**
 * Works out once how the variables of an operation are coerced. Entities are many and need nothing done to them, but
 * graphql-js looks up anew for each what it is; so they are only looked at for nulls. The rest is left to graphql-js, and
 * entities are, too, when they do not fit.
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
    if (!Array.isArray(representations) || !representations.every(isSomething)) return coerceAll(given);
    if (others.length === 0) return { coerced: { representations } };
    const { coerced, errors } = getVariableValues(schema, others, given, { maxErrors: MAX_ERRORS });
    return errors ? { errors } : { coerced: { ...coerced, representations } };
  };
}

function isSomething(value: unknown): boolean {
  return value !== null && value !== undefined;
}
