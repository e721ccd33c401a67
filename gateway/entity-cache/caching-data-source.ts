import type { GraphQLDataSource } from '@apollo/gateway';
import { LRUCache } from 'lru-cache';
import type { Clock } from '#platform/clock.js';
import type { Viewer } from '#platform/viewer.js';
import { entitiesOf, flawless, placed, type Answer, type Entity } from './answer.js';
import { askFor, entityFetchOf, unhurried, viewerOf, type EntityFetch, type Fetch } from './entity-fetch.js';
import { keptSelectionOf, type KeptSelection } from './kept-selection.js';
import { Lookup, type LookupOptions, type Shown } from './lookup.js';
import type { CacheDirectives } from './cache-directives.js';
import { namedIds } from './named-ids.js';
import type { Representation } from './names.js';
import type { Kept } from './process-entries.js';
import { withoutCacheTags } from './cache-tags.js';
import type { Views } from './views.js';

export interface CachedSourceOptions extends LookupOptions {
  source: GraphQLDataSource;
  directives: CacheDirectives;
  /** Told that a viewer has written something, and of the ids that were named. */
  onWrite: (viewer: Viewer | null, ids: readonly string[]) => void;
  views: Views;
  clock: Clock;
}

/** Texts of the planner whose selections are remembered. */
const MAX_SELECTIONS = 2_000;

/**
 * A subgraph behind the cache: of a fetch of entities it asks the subgraph only for what is not kept, and for what is the
 * viewer's own. What the subgraph would hide from this viewer is not taken from the cache, whoever it was kept for.
 */
export class CachingDataSource implements GraphQLDataSource {
  readonly #options: CachedSourceOptions;
  readonly #lookup: Lookup;
  /** By the text of the fetch. */
  readonly #selections = new LRUCache<string, { selection: KeptSelection | null }>({ max: MAX_SELECTIONS });

  constructor(options: CachedSourceOptions) {
    this.#options = options;
    this.#lookup = new Lookup(options);
  }

  process(fetch: Fetch): Promise<Answer> {
    const { query = '', variables = {} } = fetch.request;
    if (query.startsWith('mutation')) return this.#write(fetch, query, variables);
    const representations: unknown = variables['representations'];
    const selection = Array.isArray(representations) ? this.#selectionOf(query) : null;
    if (selection === null) return this.#options.source.process(fetch);
    const { subgraph } = this.#options;
    return this.#read(entityFetchOf(subgraph, fetch, selection, representations as Representation[]));
  }

  async #write(fetch: Fetch, query: string, variables: unknown): Promise<Answer> {
    const { source, onWrite } = this.#options;
    try {
      return await source.process(fetch);
    } finally {
      // Also when there was no answer: it may have been carried out.
      onWrite(viewerOf(fetch), namedIds(query, variables));
    }
  }

  /** Waits for nothing when all of it is kept and it is known who may see it. */
  async #read(entityFetch: EntityFetch): Promise<Answer> {
    const { fetch, selection, names } = entityFetch;
    const found = this.#lookup.find(entityFetch, viewerOf(fetch));
    const shown = found instanceof Promise ? await found : found;
    this.#use(entityFetch, shown);
    if (selection.rest === null && isWhole(shown, names.length))
      return { data: { _entities: shown.map(({ entry }) => entry.fields) } };
    const known: number[] = [];
    const missing: number[] = [];
    for (let place = 0; place < names.length; place++) (shown[place] ? known : missing).push(place);
    if (known.length === 0) return this.#askWhole(entityFetch, missing, selection.whole);
    const [whole, rest] = await Promise.all([
      missing.length === 0 ? null : this.#askWhole(entityFetch, missing, selection.whole),
      selection.rest === null ? null : askFor(this.#options.source, entityFetch, known, selection.rest),
    ]);
    const entities = names.map((): Entity => null);
    known.forEach((place, index) => (entities[place] = together(shown[place], rest, index)));
    missing.forEach((place, index) => (entities[place] = (whole && entitiesOf(whole)?.[index]) ?? null));
    const errors = [
      ...(whole === null ? [] : placed(whole, missing)),
      ...(rest === null ? [] : placed(rest, known)),
    ];
    return { data: { _entities: entities }, ...(errors.length === 0 ? {} : { errors }) };
  }

  /** Takes note of what is shown, and renews that for which it is time. */
  #use(entityFetch: EntityFetch, shown: Shown): void {
    const { views, clock } = this.#options;
    const { viewsTo } = entityFetch.selection;
    const now = clock.now();
    const due: number[] = [];
    for (let place = 0; place < shown.length; place++) {
      const kept = shown[place];
      if (kept === undefined) continue;
      const id = entityFetch.representations[place]!['id'];
      // The subgraph sees who renews.
      if (kept.use(now)) due.push(place);
      else if (viewsTo !== null && typeof id === 'string') views.count(viewsTo, id);
    }
    if (due.length === 0) return;
    const lastsUntil = Math.max(...due.map((place) => shown[place]!.entry.expiresAt));
    // What cannot be renewed ends with its age.
    this.#renew(unhurried(entityFetch), due, lastsUntil).catch(() => undefined);
  }

  /** What another gateway has renewed is taken from there. */
  async #renew(entityFetch: EntityFetch, places: readonly number[], lastsUntil: number): Promise<void> {
    const { family, selection } = entityFetch;
    const sought = { family, names: places.map((place) => entityFetch.names[place]!) };
    const found = places.map(() => undefined);
    await this.#options.entries.addElsewhere(sought, found, lastsUntil);
    const old = places.filter((_, index) => found[index] === undefined);
    if (old.length > 0) await this.#askWhole(entityFetch, old, selection.renewal);
  }

  /** Asks for everything of some of the entities, and keeps what may be kept. */
  async #askWhole(entityFetch: EntityFetch, places: readonly number[], query: string): Promise<Answer> {
    const { source, entries, clock } = this.#options;
    const { selection, family, representations, names } = entityFetch;
    const at = clock.now();
    const answer = await askFor(source, entityFetch, places, query);
    const entities = entitiesOf(answer);
    if (entities === null) return answer;
    const isFlawless = flawless(answer);
    const flawlessOnes = places.flatMap((place, index) =>
      isFlawless(index)
        ? [[names[place] ?? '', representations[place] ?? {}, entities[index] ?? null] as const]
        : [],
    );
    entries.set(selection, family, flawlessOnes, at);
    return { ...answer, data: { _entities: entities.map((each) => each && withoutCacheTags(each)) } };
  }

  #selectionOf(query: string): KeptSelection | null {
    let known = this.#selections.get(query);
    if (!known) {
      known = { selection: keptSelectionOf(query, this.#options.directives) };
      this.#selections.set(query, known);
    }
    return known.selection;
  }
}

/** Whether something was asked for, and all of it is there. */
function isWhole(shown: Shown, asked: number): shown is readonly Kept[] {
  return asked > 0 && shown.length === asked && !shown.includes(undefined);
}

/** What is kept of an entity and what the subgraph says to the viewer alone; null when the subgraph does not show it any more. */
function together(kept: Kept | undefined, rest: Answer | null, index: number): Entity {
  if (kept === undefined) return null;
  const { fields } = kept.entry;
  const own = rest && entitiesOf(rest);
  if (!own) return fields;
  const entity = own[index];
  return entity ? { ...fields, ...entity } : null;
}
