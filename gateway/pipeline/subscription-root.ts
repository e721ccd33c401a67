import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

const CONDITIONS: ReadonlySet<string> = new Set(['skip', 'include']);

/**
 * Whether a subscription has `@skip` or `@include` in its root selection, which GraphQL forbids. This must be checked before
 * validation: graphql-js evaluates such a condition without the variables and throws.
 */
export function hasConditionalRoot({ definitions }: DocumentNode): boolean {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const byName = fragments.map((fragment) => [fragment.name.value, fragment] as const);
  return definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      definition.operation === OperationTypeNode.SUBSCRIPTION &&
      [...rootSelections(definition.selectionSet, new Map(byName))].some(isConditional),
  );
}

function isConditional({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name }) => CONDITIONS.has(name.value));
}

/** The root selections, including those of fragments. Each fragment is visited once, because fragments may form a cycle. */
function* rootSelections(
  { selections }: SelectionSetNode,
  fragments: Map<string, FragmentDefinitionNode>,
): Generator<SelectionNode> {
  for (const selection of selections) {
    yield selection;
    if (selection.kind === Kind.INLINE_FRAGMENT) yield* rootSelections(selection.selectionSet, fragments);
    if (selection.kind !== Kind.FRAGMENT_SPREAD) continue;
    const fragment = fragments.get(selection.name.value);
    fragments.delete(selection.name.value);
    if (fragment) yield* rootSelections(fragment.selectionSet, fragments);
  }
}
