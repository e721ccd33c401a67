import type { GraphQLDataSource } from '@apollo/gateway';
import { LRUCache } from 'lru-cache';
import type { Clock } from '#platform/clock.js';
import type { Viewer } from '#platform/viewer.js';
import { entitiesOf, errorFree, withPlaces, type FetchResult, type Entity } from './fetch-result.js';
import {
  countUse,
  fetchSome,
  entityFetchOf,
  detached,
  viewerOf,
  type EntityFetch,
  type Fetch,
} from './entity-fetch.js';
import { cacheableSelectionOf, type CacheableSelection } from './cacheable-selection.js';
import { Lookup, type LookupOptions, type Shown } from './lookup.js';
import type { CacheDirectives } from './cache-directives.js';
import { namedIds } from './named-ids.js';
import type { Representation } from './names.js';
import type { CachedEntity } from './process-entries.js';
import { withoutCacheTags } from './cache-tags.js';
import type { Views } from './views.js';

export interface CachingDataSourceOptions extends LookupOptions {
  source: GraphQLDataSource;
  directives: CacheDirectives;
  /** Called after each mutation, with the viewer and the ids in its text and variables. */
  onWrite: (viewer: Viewer | null, ids: readonly string[]) => void;
  views: Views;
  clock: Clock;
}

/** The number of query texts whose parsed selections are cached. */
const MAX_SELECTIONS = 2_000;

/**
 * A data source that answers fetches of entities from the cache. It fetches from the subgraph only the entities that are
 * not cached or not visible to the viewer, and the private fields of the others.
 */
export class CachingDataSource implements GraphQLDataSource {
  readonly #options: CachingDataSourceOptions;
  readonly #lookup: Lookup;
  /** By query text; null for a query that cannot be cached. */
  readonly #selections = new LRUCache<string, { selection: CacheableSelection | null }>({
    max: MAX_SELECTIONS,
  });

  constructor(options: CachingDataSourceOptions) {
    this.#options = options;
    this.#lookup = new Lookup(options);
  }

  process(fetch: Fetch): Promise<FetchResult> {
    const { query = '', variables = {} } = fetch.request;
    if (query.startsWith('mutation')) return this.#write(fetch, query, variables);
    const representations: unknown = variables['representations'];
    const selection = Array.isArray(representations) ? this.#selectionOf(query) : null;
    if (selection === null) return this.#options.source.process(fetch);
    const { subgraph } = this.#options;
    return this.#read(entityFetchOf(subgraph, fetch, selection, representations as Representation[]));
  }

  async #write(fetch: Fetch, query: string, variables: unknown): Promise<FetchResult> {
    const { source, onWrite } = this.#options;
    try {
      return await source.process(fetch);
    } finally {
      // Even without a response, the subgraph may have executed the mutation.
      onWrite(viewerOf(fetch), namedIds(query, variables));
    }
  }

  /** Does not wait for anything when all entities and permissions are in this process. */
  async #read(entityFetch: EntityFetch): Promise<FetchResult> {
    const { fetch, selection, names } = entityFetch;
    const lookup = this.#lookup.find(entityFetch, viewerOf(fetch));
    const shown = lookup instanceof Promise ? await lookup : lookup;
    this.#recordUse(entityFetch, shown);
    if (selection.privateQuery === null && isComplete(shown, names.length)) {
      countUse(fetch, names.length, 0);
      return { data: { _entities: shown.map(({ entry }) => entry.fields) } };
    }
    const cached: number[] = [];
    const missing: number[] = [];
    for (let place = 0; place < names.length; place++) (shown[place] ? cached : missing).push(place);
    countUse(fetch, cached.length, missing.length);
    if (cached.length === 0) return this.#fetchAll(entityFetch, missing, selection.fullQuery);
    const [fetched, privateFields] = await Promise.all([
      missing.length === 0 ? null : this.#fetchAll(entityFetch, missing, selection.fullQuery),
      selection.privateQuery === null
        ? null
        : fetchSome(this.#options.source, entityFetch, cached, selection.privateQuery),
    ]);
    const entities = names.map((): Entity => null);
    cached.forEach((place, index) => (entities[place] = merged(shown[place], privateFields, index)));
    missing.forEach((place, index) => (entities[place] = (fetched && entitiesOf(fetched)?.[index]) ?? null));
    const errors = [
      ...(fetched === null ? [] : withPlaces(fetched, missing)),
      ...(privateFields === null ? [] : withPlaces(privateFields, cached)),
    ];
    return { data: { _entities: entities }, ...(errors.length === 0 ? {} : { errors }) };
  }

  /** Counts the views of the cached entities and renews those that expire soon. */
  #recordUse(entityFetch: EntityFetch, shown: Shown): void {
    const { views, clock } = this.#options;
    const { viewsTo } = entityFetch.selection;
    const now = clock.now();
    const due: number[] = [];
    for (let place = 0; place < shown.length; place++) {
      const cached = shown[place];
      if (cached === undefined) continue;
      const id = entityFetch.representations[place]!['id'];
      // The subgraph itself counts the view of an entity that is renewed.
      if (cached.use(now)) due.push(place);
      else if (viewsTo !== null && typeof id === 'string') views.count(viewsTo, id);
    }
    if (due.length === 0) return;
    const latestExpiry = Math.max(...due.map((place) => shown[place]!.entry.expiresAt));
    // When the renewal fails, the entries expire.
    this.#renew(detached(entityFetch), due, latestExpiry).catch(() => undefined);
  }

  /** Takes entries that another gateway has renewed from the shared cache, and fetches the others. */
  async #renew(entityFetch: EntityFetch, places: readonly number[], latestExpiry: number): Promise<void> {
    const { family, selection } = entityFetch;
    const keys = { family, names: places.map((place) => entityFetch.names[place]!) };
    const found = places.map(() => undefined);
    await this.#options.entries.addShared(keys, found, latestExpiry);
    const stale = places.filter((_, index) => found[index] === undefined);
    if (stale.length > 0) await this.#fetchAll(entityFetch, stale, selection.renewalQuery);
  }

  /** Fetches some of the entities with a query that has the cache tags, and caches those that came without an error. */
  async #fetchAll(entityFetch: EntityFetch, places: readonly number[], query: string): Promise<FetchResult> {
    const { source, entries, clock } = this.#options;
    const { selection, family, representations, names } = entityFetch;
    const at = clock.now();
    const result = await fetchSome(source, entityFetch, places, query);
    const entities = entitiesOf(result);
    if (entities === null) return result;
    const isErrorFree = errorFree(result);
    const cacheable = places.flatMap((place, index) =>
      isErrorFree(index)
        ? [[names[place] ?? '', representations[place] ?? {}, entities[index] ?? null] as const]
        : [],
    );
    entries.set(selection, family, cacheable, at);
    return { ...result, data: { _entities: entities.map((each) => each && withoutCacheTags(each)) } };
  }

  #selectionOf(query: string): CacheableSelection | null {
    let cached = this.#selections.get(query);
    if (!cached) {
      cached = { selection: cacheableSelectionOf(query, this.#options.directives) };
      this.#selections.set(query, cached);
    }
    return cached.selection;
  }
}

/** Whether all of `count` entities, at least one, were found. */
function isComplete(shown: Shown, count: number): shown is readonly CachedEntity[] {
  return count > 0 && shown.length === count && !shown.includes(undefined);
}

/**
 * A cached entity with its private fields; null when the subgraph no longer returns the entity to the viewer. When the
 * fetch of the private fields failed, the public fields alone.
 */
function merged(cached: CachedEntity | undefined, result: FetchResult | null, index: number): Entity {
  if (cached === undefined) return null;
  const { fields } = cached.entry;
  const privateFields = result && entitiesOf(result);
  if (!privateFields) return fields;
  const entity = privateFields[index];
  return entity ? { ...fields, ...entity } : null;
}
