import type { GraphQLDataSource } from '@apollo/gateway';
import type { Viewer } from '#platform/viewer.js';
import type { FetchContext } from '../data-source/index.js';
import type { Answer } from './answer.js';
import type { KeptSelection } from './kept-selection.js';
import { familyOf, nameOf, type Representation } from './names.js';
import type { Sought } from './subgraph-entries.js';

/** What a source is asked. */
export type Fetch = Parameters<GraphQLDataSource['process']>[0];

/** One fetch of entities of which something may be kept. */
export interface EntityFetch extends Sought {
  readonly fetch: Fetch;
  readonly selection: KeptSelection;
  readonly representations: readonly Representation[];
}

export function entityFetchOf(
  subgraph: string,
  fetch: Fetch,
  selection: KeptSelection,
  representations: readonly Representation[],
): EntityFetch {
  const variables = selection.variables.map((name) => fetch.request.variables?.[name] as unknown);
  const family = familyOf(subgraph, selection, variables);
  const names = representations.map((each) => nameOf(each, selection.typeName));
  return { fetch, selection, representations, family, names };
}

/** Asks a subgraph for some of the entities, by another text than the planner's. */
export function askFor(
  source: GraphQLDataSource,
  { fetch, representations }: EntityFetch,
  places: readonly number[],
  query: string,
): Promise<Answer> {
  const { request } = fetch;
  const some = places.map((place) => representations[place]);
  const variables = { ...request.variables, representations: some };
  return source.process({ ...fetch, request: { ...request, query, variables } });
}

/** The same for all who come: it does not end because the one who happened to ask has left. */
export function unhurried(entityFetch: EntityFetch): EntityFetch {
  const { fetch } = entityFetch;
  const { signal } = new AbortController();
  const context = { ...fetch.context, fetchContext: { ...contextOf(fetch), signal } };
  return { ...entityFetch, fetch: { ...fetch, context } };
}

export function viewerOf(fetch: Fetch): Viewer | null {
  return contextOf(fetch).viewer;
}

function contextOf({ context }: Fetch): FetchContext {
  return (context as { fetchContext: FetchContext }).fetchContext;
}
