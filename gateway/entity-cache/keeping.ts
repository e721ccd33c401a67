import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { CacheDirectives } from './cache-directives.js';

/** How a selection may be kept. */
export interface Keeping {
  /** ms; 0 for what must not be kept. */
  maxAge: number;
  /** Whether it has a count that grows stale apart from the rest. */
  isCounted: boolean;
}

const FOREVER: Keeping = { maxAge: Infinity, isCounted: false };
const NEVER: Keeping = { maxAge: 0, isCounted: false };

/**
 * How long a selection on a type may be kept and shared: as long as the shortest-lived field in it. What the marks do not
 * know must not be kept.
 */
export function keepingOf(selection: SelectionNode, typeName: string, directives: CacheDirectives): Keeping {
  if (selection.kind === Kind.FRAGMENT_SPREAD) return NEVER;
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    const isOther = selection.typeCondition !== undefined && selection.typeCondition.name.value !== typeName;
    return isOther ? NEVER : keepingOfAll(selection.selectionSet, typeName, directives);
  }
  const { name, selectionSet } = selection;
  if (name.value === '__typename') return FOREVER;
  const field = directives.get(typeName)?.fields.get(name.value);
  if (!field || field.isPrivate) return NEVER;
  const { isCounted } = field;
  if (!selectionSet) return { maxAge: field.maxAge ?? Infinity, isCounted };
  const maxAge = field.maxAge ?? directives.get(field.typeName)?.maxAge ?? 0;
  const below = keepingOfAll(selectionSet, field.typeName, directives);
  return { maxAge: Math.min(maxAge, below.maxAge), isCounted: isCounted || below.isCounted };
}

/** How long all of these may be kept together. */
export function together(keepings: readonly Keeping[]): Keeping {
  return {
    maxAge: Math.min(...keepings.map(({ maxAge }) => maxAge)),
    isCounted: keepings.some(({ isCounted }) => isCounted),
  };
}

function keepingOfAll(
  { selections }: SelectionSetNode,
  typeName: string,
  directives: CacheDirectives,
): Keeping {
  return together(selections.map((each) => keepingOf(each, typeName, directives)));
}
