import type { GraphQLDataSource } from '@apollo/gateway';
import type { DocumentNode } from 'graphql';
import type { Bus } from '#platform/bus/index.js';
import type { Cache } from '#platform/cache/index.js';
import type { Clock } from '#platform/clock.js';
import type { AnyEvent } from '#platform/event.js';
import type { Log } from '#platform/log.js';
import type { Viewer } from '#platform/viewer.js';
import type { DataSources } from '../federation/index.js';
import type { Metrics } from '../metrics.js';
import { CachingDataSource } from './caching-data-source.js';
import { Changes } from './changes.js';
import type { EntityVisibility } from './entity-visibility.js';
import { countsOf } from './entry.js';
import { StreamHealth } from './stream-health.js';
import { readCacheDirectives } from './cache-directives.js';
import { OwnWrites } from './own-writes.js';
import { ProcessEntries } from './process-entries.js';
import { SubgraphEntries } from './subgraph-entries.js';
import { SharedEntries } from './shared-entries.js';
import { steady } from './steady-clock.js';
import { pairOf, VisibilityCache } from './visibility-cache.js';
import { Views } from './views.js';

export interface EntityCacheOptions {
  /** The maximum size of the entries in this process, in bytes. */
  maxBytes: number;
  /** The cache that all gateways share; null for a single gateway. */
  shared: Cache | null;
  /** Delivers the events of changes. While it is disconnected, the cache is bypassed. */
  bus: Pick<Bus, 'steadyFor'>;
  visibility: Pick<EntityVisibility, 'effectsOf' | 'permissions'>;
  /** The SDL of the subgraphs, by name. Entities of a subgraph without SDL are not cached. */
  typeDefs: Readonly<Record<string, DocumentNode | undefined>>;
  metrics: Metrics['entityCache'];
  clock: Clock;
  log: Log;
}

/**
 * Caches the public fields of entities for as long as the cache directives allow and no event reports a change. The entries
 * are shared between viewers; the permission of the viewer is checked at each read.
 */
export class EntityCache implements AsyncDisposable {
  readonly #options: EntityCacheOptions;
  readonly #clock: Clock;
  readonly #process: ProcessEntries;
  readonly #shared: SharedEntries | null;
  /** Changes of entities. */
  readonly #entities: Changes;
  /** Changes of users' permissions. */
  readonly #relationships: Changes;
  readonly #visibilityCache: VisibilityCache;
  readonly #ownWrites: OwnWrites;
  readonly #streamHealth: StreamHealth;
  readonly #views: Views[] = [];

  constructor(options: EntityCacheOptions) {
    const { maxBytes, shared, visibility, metrics, log } = options;
    const clock = steady(options.clock);
    this.#options = options;
    this.#clock = clock;
    this.#process = new ProcessEntries(maxBytes, metrics);
    this.#shared = shared && new SharedEntries(shared, log);
    this.#entities = new Changes(clock);
    this.#relationships = new Changes(clock);
    this.#visibilityCache = new VisibilityCache(visibility, this.#relationships, clock, log);
    this.#ownWrites = new OwnWrites(clock);
    this.#streamHealth = new StreamHealth(options.bus, clock, (until) =>
      this.#entities.invalidateUntil(until),
    );
  }

  /** Applies an event of any stream. Entries that it makes stale are not used after this returns. */
  observe(event: AnyEvent): void {
    const { entities, counts, users, edges } = this.#options.visibility.effectsOf(event);
    this.#entities.add([...entities, ...counts.map(countsOf)]);
    this.#relationships.add([...users, ...edges.map(([from, to]) => pairOf(from, to))]);
    const stale = entities.length + counts.length;
    if (stale > 0) this.#options.metrics.invalidations.inc({ event: event.type as string }, stale);
  }

  /** Wraps the data sources of the subgraphs, by name, in caching ones. */
  over(sources: DataSources): DataSources {
    return Object.fromEntries(
      Object.entries(sources).map(([name, source]) => [name, this.#wrap(name, source)]),
    );
  }

  /** Reports the remaining views to the subgraphs. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#views.map((views) => views[Symbol.asyncDispose]()));
  }

  #wrap(subgraph: string, source: GraphQLDataSource): GraphQLDataSource {
    const { metrics } = this.#options;
    const typeDefs = this.#options.typeDefs[subgraph];
    if (!typeDefs) return source;
    const views = new Views(source, () => metrics.viewReports.inc({ subgraph }));
    this.#views.push(views);
    const entries = new SubgraphEntries({
      subgraph,
      process: this.#process,
      shared: this.#shared,
      changes: this.#entities,
      clock: this.#clock,
      metrics,
    });
    return new CachingDataSource({
      subgraph,
      source,
      directives: readCacheDirectives(typeDefs),
      entries,
      visibilityCache: this.#visibilityCache,
      mayAnswer: (viewer) => this.#streamHealth.isGood() && !(viewer && this.#ownWrites.isRecent(viewer.id)),
      onWrite: (viewer, ids) => this.#invalidateWritten(viewer, ids),
      views,
      clock: this.#clock,
      metrics,
    });
  }

  /** Invalidates the viewer and the ids in a mutation before the event of the mutation arrives. */
  #invalidateWritten(viewer: Viewer | null, ids: readonly string[]): void {
    const changed = viewer === null ? ids : [viewer.id, ...ids];
    this.#entities.add([...changed, ...changed.map(countsOf)]);
    if (viewer === null) return;
    this.#relationships.add([viewer.id]);
    this.#ownWrites.add(viewer.id);
  }
}
