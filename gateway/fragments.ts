import { Kind, type FragmentDefinitionNode, type SelectionNode, type SelectionSetNode } from 'graphql';

/** The fragments of a document, by name. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The selections with every fragment spread replaced by what it stands for, all the way down. */
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
        selectionSet: below(fragment.selectionSet, fragments),
      };
    }
    if (!selection.selectionSet) return selection;
    return { ...selection, selectionSet: below(selection.selectionSet, fragments) };
  });
}

function below(selectionSet: SelectionSetNode, fragments: Fragments): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: writtenOut(selectionSet, fragments) };
}
