import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** The fragments of a document, by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The fragments of a document, by name. */
export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}

/** Replaces every fragment spread by an inline fragment, at every level; keeps spreads of unknown fragments. */
export function writtenOut(
  selectionSet: SelectionSetNode | undefined,
  fragments: Fragments,
): SelectionNode[] {
  return (selectionSet?.selections ?? []).map((selection): SelectionNode => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments.get(selection.name.value);
      if (!fragment) return selection;
      return {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: fragment.typeCondition,
        directives: selection.directives ?? [],
        selectionSet: inlined(fragment.selectionSet, fragments),
      };
    }
    if (!selection.selectionSet) return selection;
    return { ...selection, selectionSet: inlined(selection.selectionSet, fragments) };
  });
}

function inlined(selectionSet: SelectionSetNode, fragments: Fragments): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: writtenOut(selectionSet, fragments) };
}
