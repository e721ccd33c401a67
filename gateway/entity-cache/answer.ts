import type { GraphQLFormattedError } from 'graphql';

/** An entity as it travels; null for one that is hidden, gone, or could not be loaded. */
export type Entity = Record<string, unknown> | null;

/** What a subgraph says to a fetch. Others may have been given the same objects: they are never written to. */
export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** The entities of an answer, or null when the fetch as a whole has failed. */
export function entitiesOf({ data }: Answer): readonly Entity[] | null {
  const entities = data?.['_entities'];
  return Array.isArray(entities) ? (entities as Entity[]) : null;
}

/** The errors of a fetch for some of the entities, told in the places of all. */
export function placed({ errors = [] }: Answer, places: readonly number[]): GraphQLFormattedError[] {
  return errors.map((error) => {
    const index = entityIn(error);
    const place = index === null ? undefined : places[index];
    if (place === undefined) return error;
    return { ...error, path: ['_entities', place, ...(error.path ?? []).slice(2)] };
  });
}

/** Whether an entity came without an error, its own or one of the whole fetch. */
export function flawless({ errors = [] }: Answer): (index: number) => boolean {
  const flawed = errors.map(entityIn);
  if (flawed.includes(null)) return () => false;
  return (index) => !flawed.includes(index);
}

/** Which entity an error is about; null for the whole fetch. */
function entityIn({ path }: GraphQLFormattedError): number | null {
  const [root, index] = path ?? [];
  return root === '_entities' && typeof index === 'number' ? index : null;
}
