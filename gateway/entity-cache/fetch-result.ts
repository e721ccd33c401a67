import type { GraphQLFormattedError } from 'graphql';

/** An entity in a subgraph's response; null if it is hidden, deleted, or could not be loaded. */
export type Entity = Record<string, unknown> | null;

/** The response of a subgraph to a fetch. Its objects may be shared between responses and must not be modified. */
export interface FetchResult {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** The entities of a response, or null when the whole fetch failed. */
export function entitiesOf({ data }: FetchResult): readonly Entity[] | null {
  const entities = data?.['_entities'];
  return Array.isArray(entities) ? (entities as Entity[]) : null;
}

/** Translates the error paths of a partial fetch to the places of its entities in the original fetch. */
export function withPlaces({ errors = [] }: FetchResult, places: readonly number[]): GraphQLFormattedError[] {
  return errors.map((error) => {
    const index = entityIn(error);
    const place = index === null ? undefined : places[index];
    if (place === undefined) return error;
    return { ...error, path: ['_entities', place, ...(error.path ?? []).slice(2)] };
  });
}

/** Returns a predicate: whether the entity at an index has no error, neither its own nor one of the whole fetch. */
export function errorFree({ errors = [] }: FetchResult): (index: number) => boolean {
  const failed = errors.map(entityIn);
  if (failed.includes(null)) return () => false;
  return (index) => !failed.includes(index);
}

/** The index of the entity to which an error belongs; null for an error of the whole fetch. */
function entityIn({ path }: GraphQLFormattedError): number | null {
  const [root, index] = path ?? [];
  return root === '_entities' && typeof index === 'number' ? index : null;
}
