import type { GraphQLDataSource } from '@apollo/gateway';
import type { Viewer } from '#platform/viewer.js';
import type { FetchContext } from '../data-source/index.js';
import type { FetchResult } from './fetch-result.js';
import type { CacheableSelection } from './cacheable-selection.js';
import { familyOf, nameOf, type Representation } from './names.js';
import type { EntityKeys } from './subgraph-entries.js';

/** The options of a data source's `process`. */
export type Fetch = Parameters<GraphQLDataSource['process']>[0];

/** A fetch of entities whose public fields may be cached. */
export interface EntityFetch extends EntityKeys {
  readonly fetch: Fetch;
  readonly selection: CacheableSelection;
  readonly representations: readonly Representation[];
}

export function entityFetchOf(
  subgraph: string,
  fetch: Fetch,
  selection: CacheableSelection,
  representations: readonly Representation[],
): EntityFetch {
  const variables = selection.variables.map((name) => fetch.request.variables?.[name] as unknown);
  const family = familyOf(subgraph, selection, variables);
  const names = representations.map((each) => nameOf(each, selection.typeName));
  return { fetch, selection, representations, family, names };
}

/** Fetches the entities at some places from a subgraph, with another query than the planner's. */
export function fetchSome(
  source: GraphQLDataSource,
  { fetch, representations }: EntityFetch,
  places: readonly number[],
  query: string,
): Promise<FetchResult> {
  const { request } = fetch;
  const some = places.map((place) => representations[place]);
  const variables = { ...request.variables, representations: some };
  return source.process({ ...fetch, request: { ...request, query, variables } });
}

/** A copy of the fetch that is not aborted when the client of the original request disconnects. */
export function detached(entityFetch: EntityFetch): EntityFetch {
  const { fetch } = entityFetch;
  const { signal } = new AbortController();
  const { use: _, ...fetchContext } = contextOf(fetch);
  const context = { ...fetch.context, fetchContext: { ...fetchContext, signal } };
  return { ...entityFetch, fetch: { ...fetch, context } };
}

export function viewerOf(fetch: Fetch): Viewer | null {
  return contextOf(fetch).viewer;
}

/** Counts, where the client asks for it, which entities came from the cache. */
export function countUse(fetch: Fetch, cached: number, missing: number): void {
  const { use } = contextOf(fetch);
  if (!use) return;
  use.hits += cached;
  use.misses += missing;
}

function contextOf({ context }: Fetch): FetchContext {
  return (context as { fetchContext: FetchContext }).fetchContext;
}
