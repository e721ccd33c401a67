import { isAbstractType, isObjectType, type GraphQLSchema } from 'graphql';

/** The names of the types behind each interface and union, as `possibleTypes` of Apollo Client takes them. */
export function possibleTypesOf(schema: GraphQLSchema): Record<string, string[]> {
  return Object.fromEntries(
    typesOf(schema).flatMap((type) =>
      isAbstractType(type)
        ? [
            [
              type.name,
              schema
                .getPossibleTypes(type)
                .map(({ name }) => name)
                .sort(),
            ],
          ]
        : [],
    ),
  );
}

/**
 * By object type, the fields that identify one of its objects: `["id"]`, or null for objects that belong to the object around
 * them. Without the roots, which every cache knows.
 */
export function keysOf(schema: GraphQLSchema): Record<string, ['id'] | null> {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return Object.fromEntries(
    typesOf(schema).flatMap((type) =>
      isObjectType(type) && !roots.includes(type)
        ? [[type.name, 'id' in type.getFields() ? ['id'] : null]]
        : [],
    ),
  );
}

/** The types of the product, sorted by name, so that diffs are small. */
function typesOf(schema: GraphQLSchema) {
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
