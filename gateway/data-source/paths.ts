import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  parse,
  valueFromASTUntyped,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { SubgraphFetch } from './transport.js';

/**
 * The paths of the errors of a failed fetch: one for each root field, or, for entities, the empty path, which is relative to
 * the object that they would have been merged into. A field that the client has switched off has not failed.
 */
export function pathsOf({ query, variables }: Pick<SubgraphFetch, 'query' | 'variables'>): string[][] {
  const names = parse(query).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    const values = { ...defaultsOf(definition), ...variables };
    return definition.selectionSet.selections.flatMap((selection) =>
      selection.kind === Kind.FIELD && isOn(selection, values)
        ? [selection.alias?.value ?? selection.name.value]
        : [],
    );
  });
  return names.includes('_entities') ? [[]] : names.map((name) => [name]);
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

function isOn(selection: SelectionNode, variables: Record<string, unknown>): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
  return skip?.['if'] !== true && include?.['if'] !== false;
}
