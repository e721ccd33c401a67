import { Kind, parse } from 'graphql';

/**
 * The paths to blame when a whole fetch has failed: one for each root field that was asked for, or, for entities, the
 * place that they were to be merged into (the empty path, seen from there).
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
