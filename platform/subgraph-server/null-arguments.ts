import { isNonNullType, isObjectType, type GraphQLArgument, type GraphQLSchema } from 'graphql';

type Arguments = Readonly<Record<string, unknown>>;

/**
 * Makes null stand for the default of an argument that has one and may be null. Clients send null for what they leave to the
 * server: generated code and Relay do for every variable without a value. GraphQL itself replaces absent arguments alone.
 */
export function useDefaultsForNull(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve, args } = field;
      const optional = args.filter((each) => each.defaultValue !== undefined && !isNonNullType(each.type));
      if (!resolve || optional.length === 0) continue;
      field.resolve = (source, given: Arguments, context, info) =>
        resolve(source, withDefaults(given, optional), context, info);
    }
  }
}

/** The arguments, which may be frozen, with the defaults in the place of nulls. */
function withDefaults(given: Arguments, optional: readonly GraphQLArgument[]): Arguments {
  const missing = optional.filter(({ name }) => given[name] === null);
  if (missing.length === 0) return given;
  return {
    ...given,
    ...Object.fromEntries(missing.map(({ name, defaultValue }) => [name, defaultValue])),
  };
}
