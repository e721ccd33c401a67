import { Kind, parse } from 'graphql';

/**
 * The paths of the errors of a failed fetch: one for each root field, or, for entities, the empty path, which is relative to
 * the object that they would have been merged into. The planner has left out what the client switched off.
 */
export function pathsOf(query: string): string[][] {
  const names = parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections.flatMap((selection) =>
          selection.kind === Kind.FIELD ? [selection.alias?.value ?? selection.name.value] : [],
        )
      : [],
  );
  return names.includes('_entities') ? [[]] : names.map((name) => [name]);
}
