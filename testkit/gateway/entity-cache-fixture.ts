import type { GraphQLDataSource } from '@apollo/gateway';
import { Registry } from 'prom-client';
import type { AnyEvent } from '#schema/events.js';
import type { Cache } from '#platform/cache/index.js';
import { silentLog } from '#platform/log.js';
import { entityVisibility } from '#network/entity-visibility.js';
import { readTypeDefs } from '#platform/subgraph.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import { EntityCache } from '#gateway/entity-cache/index.js';
import { createEntityCacheMetrics } from '#gateway/metrics.js';
import { PlainSubgraph } from './plain-subgraph.js';
import { SmallGraph } from './small-graph.js';

export interface EntityCacheFixtureOptions {
  shared?: Cache;
  maxBytes?: number;
  subgraph?: PlainSubgraph;
  graph?: SmallGraph;
  clock?: { at: number; now: () => number };
}

interface Result {
  data?: Record<string, unknown> | null;
  errors?: readonly { message: string; path?: readonly (string | number)[] }[];
}

/** An entity cache over one plain subgraph, with access to its dependencies. The time moves only by `pass`. */
export class EntityCacheFixture {
  readonly subgraph: PlainSubgraph;
  readonly graph: SmallGraph;
  readonly clock: { at: number; now: () => number };
  readonly cache: EntityCache;
  readonly metrics = createEntityCacheMetrics([new Registry()]);
  isBusDisconnected = false;
  #busBackAt = -Infinity;
  readonly #source: GraphQLDataSource;

  constructor({ shared, maxBytes = 2 ** 20, subgraph, graph, clock }: EntityCacheFixtureOptions = {}) {
    const time = { at: 1_000_000, now: () => time.at };
    this.subgraph = subgraph ?? new PlainSubgraph();
    this.graph = graph ?? new SmallGraph();
    this.clock = clock ?? time;
    this.cache = new EntityCache({
      maxBytes,
      shared: shared ?? null,
      bus: { steadyFor: () => (this.isBusDisconnected ? 0 : this.clock.at - this.#busBackAt) },
      visibility: entityVisibility(this.graph),
      typeDefs: Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, readTypeDefs(name)])),
      metrics: this.metrics,
      clock: this.clock,
      log: silentLog,
    });
    const { subgraph: source } = this;
    this.#source = this.cache.over(Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, source])))[
      'tweets'
    ]!;
    this.pass(10_000);
  }

  pass(ms: number): void {
    this.clock.at += ms;
  }

  /** Disconnects the bus for the given time, in ms. */
  loseBus(ms: number): void {
    this.isBusDisconnected = true;
    this.pass(ms);
    this.isBusDisconnected = false;
    this.#busBackAt = this.clock.at;
  }

  observe(event: AnyEvent): void {
    this.cache.observe(event);
  }

  /** Fetches tweets as the gateway does, for a viewer or, with null, an anonymous one. */
  ask(viewerId: string | null, ids: readonly string[], fields = 'id text'): Promise<Result> {
    const query = `query($representations:[_Any!]!){_entities(representations:$representations){...on Tweet{${fields}}}}`;
    return this.#send(viewerId, query, { representations: ids.map((id) => ({ __typename: 'Tweet', id })) });
  }

  /** Fetches tweets and returns their texts, null for a missing one. Throws when the result has errors. */
  async texts(viewerId: string | null, ids: readonly string[]): Promise<unknown[]> {
    const { data, errors } = await this.ask(viewerId, ids);
    if (errors) throw new Error(JSON.stringify(errors));
    return (data?.['_entities'] as ({ text: unknown } | null)[]).map((each) => each?.text ?? null);
  }

  mutate(viewerId: string, query: string, variables: Record<string, unknown> = {}): Promise<Result> {
    return this.#send(viewerId, query, variables);
  }

  /** The ids of each fetch that reached the subgraph since the last call. */
  fetched(): string[][] {
    return this.subgraph.fetches.splice(0).map(({ ids }) => ids);
  }

  /** The sum of a metric over all label values that are not given. */
  async count(
    metric: 'lookups' | 'stores' | 'entries' | 'bytes',
    labels: Record<string, string> = {},
  ): Promise<number> {
    const { values } = await this.metrics[metric].get();
    return values
      .filter((each) => Object.entries(labels).every(([name, value]) => each.labels[name as never] === value))
      .reduce((sum, { value }) => sum + value, 0);
  }

  #send(viewerId: string | null, query: string, variables: Record<string, unknown>): Promise<Result> {
    const viewer = viewerId === null ? null : { id: viewerId, sessionId: '1' };
    const fetchContext = { viewer, requestId: 'test', clientIp: null, signal: new AbortController().signal };
    // The data source reads no other fields.
    return this.#source.process({
      kind: 'incoming operation',
      request: { query, variables },
      context: { fetchContext },
    } as unknown as Parameters<GraphQLDataSource['process']>[0]);
  }
}
