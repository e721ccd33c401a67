import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionNode } from 'graphql';
import { fragmentsOf, writtenOut } from '../fragments.js';

/** A fetch of entities of one type. */
export interface EntitySelection {
  readonly operation: OperationDefinitionNode;
  readonly typeName: string;
  /** The selections on each entity, with fragments inlined. Fragments with directives stay inline fragments. */
  readonly selections: readonly SelectionNode[];
}

/** The selections of a planner's fetch of entities; null for another fetch, or one of several types. */
export function entitySelectionOf(document: DocumentNode): EntitySelection | null {
  const fragments = fragmentsOf(document);
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  const [root, ...others] = operation?.selectionSet.selections ?? [];
  if (!operation || root?.kind !== Kind.FIELD || root.name.value !== '_entities' || others.length > 0)
    return null;
  const all = writtenOut(root.selectionSet, fragments);
  const onTypes = all.filter((each) => each.kind === Kind.INLINE_FRAGMENT);
  const [typeName, ...rest] = new Set(onTypes.map((each) => each.typeCondition?.name.value));
  if (typeName === undefined || rest.length > 0) return null;
  const selections = flattened(all, typeName);
  return { operation, typeName, selections };
}

/** Inlines fragments on the type itself, unless they have directives. */
function flattened(selections: readonly SelectionNode[], typeName: string): SelectionNode[] {
  return selections.flatMap((each) => {
    if (each.kind !== Kind.INLINE_FRAGMENT || each.directives?.length) return [each];
    const isSame = each.typeCondition === undefined || each.typeCondition.name.value === typeName;
    return isSame ? flattened(each.selectionSet.selections, typeName) : [each];
  });
}
