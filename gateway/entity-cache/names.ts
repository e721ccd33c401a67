import type { CacheableSelection } from './cacheable-selection.js';

/** The representation of an entity in a fetch: its type name and key fields. */
export type Representation = Readonly<Record<string, unknown>>;

/** The first part of a cache key: subgraph, selection, and the values of the selection's variables. */
export function familyOf(
  subgraph: string,
  { hash }: CacheableSelection,
  variables: readonly unknown[],
): string {
  return variables.length === 0 ? `${subgraph}:${hash}` : `${subgraph}:${hash}:${JSON.stringify(variables)}`;
}

/** The second part of a cache key: the entity's id when that is its only key field, otherwise the representation. */
export function nameOf(representation: Representation, typeName: string): string {
  const { id } = representation;
  const isPlain = typeof id === 'string' && representation['__typename'] === typeName && !id.startsWith('{');
  return isPlain && hasOnlyId(representation) ? id : JSON.stringify(representation);
}

function hasOnlyId(representation: Representation): boolean {
  for (const key in representation) if (key !== 'id' && key !== '__typename') return false;
  return true;
}
