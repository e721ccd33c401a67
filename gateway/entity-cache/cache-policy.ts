import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { CacheDirectives } from './cache-directives.js';

/** How a selection may be cached. */
export interface CachePolicy {
  /** ms; 0 for a selection that must not be cached. */
  maxAge: number;
  /** Whether it contains a count, which is invalidated separately. */
  isCounted: boolean;
}

const UNLIMITED: CachePolicy = { maxAge: Infinity, isCounted: false };
const UNCACHEABLE: CachePolicy = { maxAge: 0, isCounted: false };

/**
 * How long a selection on a type may be cached and shared: as long as the field with the shortest `maxAge`. Fields and
 * types without directives are not cached.
 */
export function policyOf(
  selection: SelectionNode,
  typeName: string,
  directives: CacheDirectives,
): CachePolicy {
  if (selection.kind === Kind.FRAGMENT_SPREAD) return UNCACHEABLE;
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    const isOther = selection.typeCondition !== undefined && selection.typeCondition.name.value !== typeName;
    return isOther ? UNCACHEABLE : policyOfAll(selection.selectionSet, typeName, directives);
  }
  const { name, selectionSet } = selection;
  if (name.value === '__typename') return UNLIMITED;
  const field = directives.get(typeName)?.fields.get(name.value);
  if (!field || field.isPrivate) return UNCACHEABLE;
  const { isCounted } = field;
  if (!selectionSet) return { maxAge: field.maxAge ?? Infinity, isCounted };
  const maxAge = field.maxAge ?? directives.get(field.typeName)?.maxAge ?? 0;
  const below = policyOfAll(selectionSet, field.typeName, directives);
  return { maxAge: Math.min(maxAge, below.maxAge), isCounted: isCounted || below.isCounted };
}

/** The strictest combination of several policies. */
export function combined(policies: readonly CachePolicy[]): CachePolicy {
  return {
    maxAge: Math.min(...policies.map(({ maxAge }) => maxAge)),
    isCounted: policies.some(({ isCounted }) => isCounted),
  };
}

function policyOfAll(
  { selections }: SelectionSetNode,
  typeName: string,
  directives: CacheDirectives,
): CachePolicy {
  return combined(selections.map((each) => policyOf(each, typeName, directives)));
}
