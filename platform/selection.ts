import { Kind, type FieldNode, type GraphQLResolveInfo } from 'graphql';

/** Whether the field at `path` below the value being resolved is selected, directly or through fragments. */
export function selects({ fieldNodes, fragments }: GraphQLResolveInfo, ...path: readonly string[]): boolean {
  const isIn = (
    { selectionSet }: Pick<FieldNode, 'selectionSet'>,
    [name, ...below]: readonly string[],
  ): boolean =>
    name === undefined ||
    (selectionSet?.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return selection.name.value === name && isIn(selection, below);
      if (selection.kind === Kind.INLINE_FRAGMENT) return isIn(selection, [name, ...below]);
      return isIn(fragments[selection.name.value]!, [name, ...below]);
    }) ??
      false);
  return fieldNodes.some((node) => isIn(node, path));
}
