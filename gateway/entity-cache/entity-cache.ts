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
  /** What the entries in this process may take. */
  maxBytes: number;
  /** What all gateways share; null where this one is the only one. */
  shared: Cache | null;
  /** Brings the events that tell of changes; while it is away nothing is answered from the cache. */
  bus: Pick<Bus, 'steadyFor'>;
  visibility: Pick<EntityVisibility, 'effectsOf' | 'permissions'>;
  /** The SDL of the subgraphs, by name; of a subgraph without it no entity is cached. */
  typeDefs: Readonly<Record<string, DocumentNode | undefined>>;
  metrics: Metrics['entityCache'];
  clock: Clock;
  log: Log;
}

/**
 * Entities as the subgraphs have answered them, kept as long as the marks of the SDL allow and nothing tells of a change. Holds
 * what every viewer gets alike; who may be shown it is asked of the graph each time.
 */
export class EntityCache implements AsyncDisposable {
  readonly #options: EntityCacheOptions;
  readonly #clock: Clock;
  readonly #process: ProcessEntries;
  readonly #shared: SharedEntries | null;
  /** What happened to entities, and to how users stand to each other. */
  readonly #entities: Changes;
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
    this.#streamHealth = new StreamHealth(options.bus, clock, (until) => this.#entities.addAll(until));
  }

  /** Takes an event of any stream: what it makes stale is not shown any more when this returns. */
  observe(event: AnyEvent): void {
    const { entities, counts, users, edges } = this.#options.visibility.effectsOf(event);
    this.#entities.add([...entities, ...counts.map(countsOf)]);
    this.#relationships.add([...users, ...edges.map(([from, to]) => pairOf(from, to))]);
    const stale = entities.length + counts.length;
    if (stale > 0) this.#options.metrics.invalidations.inc({ event: event.type as string }, stale);
  }

  /** The subgraphs, each behind the cache. */
  over(sources: DataSources): DataSources {
    return Object.fromEntries(
      Object.entries(sources).map(([name, source]) => [name, this.#over(name, source)]),
    );
  }

  /** The subgraphs are told what they have not been told yet. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#views.map((views) => views[Symbol.asyncDispose]()));
  }

  #over(subgraph: string, source: GraphQLDataSource): GraphQLDataSource {
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
      onWrite: (viewer, ids) => this.#takeWrite(viewer, ids),
      views,
      clock: this.#clock,
      metrics,
    });
  }

  /** Sooner than the event: a viewer has done something, and changed themself or what they named. */
  #takeWrite(viewer: Viewer | null, ids: readonly string[]): void {
    const changed = viewer === null ? ids : [viewer.id, ...ids];
    this.#entities.add([...changed, ...changed.map(countsOf)]);
    if (viewer === null) return;
    this.#relationships.add([viewer.id]);
    this.#ownWrites.add(viewer.id);
  }
}
