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
 * Whether a subscription leaves it to `@skip` or `@include` which event it is for. GraphQL forbids both in the root selection
 * and in the fragments there. It has to be known before validation: graphql-js reads such a condition without the variables,
 * and throws.
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

/** The selections of the root and of the fragments in it, each of which is used up: they may spread each other in a circle. */
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
