import type { KeptSelection } from './kept-selection.js';

/** How an entity is named to a subgraph. */
export type Representation = Readonly<Record<string, unknown>>;

/** Names what one selection shows, of whatever entity; the values of its variables belong to the name. */
export function familyOf(subgraph: string, { hash }: KeptSelection, variables: readonly unknown[]): string {
  return variables.length === 0 ? `${subgraph}:${hash}` : `${subgraph}:${hash}:${JSON.stringify(variables)}`;
}

/** Names an entity in a family: by its id where that is all that the subgraph is told, as it mostly is. */
export function nameOf(representation: Representation, typeName: string): string {
  const { id } = representation;
  const isPlain = typeof id === 'string' && representation['__typename'] === typeName && !id.startsWith('{');
  return isPlain && isAllButType(representation) ? id : JSON.stringify(representation);
}

function isAllButType(representation: Representation): boolean {
  for (const key in representation) if (key !== 'id' && key !== '__typename') return false;
  return true;
}
