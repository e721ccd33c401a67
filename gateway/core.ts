import type { Bus } from '#platform/bus/index.js';
import type { Cache } from '#platform/cache/index.js';
import type { Clock } from '#platform/clock.js';
import type { Cursors } from '#platform/cursor.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { Log } from '#platform/log.js';
import type { Metrics as PlatformMetrics } from '#platform/metrics.js';
import type { Mongo } from '#platform/mongo/index.js';
import type { RateLimits } from '#platform/rate-limit/index.js';
import type { AuthorIndex } from '#social/read-models/author-index.js';
import type { Graph } from '#social/read-models/graph.js';
import { backing, Readiness } from '#platform/readiness.js';
import type { GatewayConfig } from './config.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { HttpTransport, LocalTransport, SubgraphDataSource } from './data-source/index.js';
import { openEntityCache } from './entity-cache/index.js';
import { SupergraphFile, Supergraphs } from './federation/index.js';
import { Live } from './live/index.js';
import { createMetrics, type Metrics } from './metrics.js';
import {
  authenticator,
  createPipeline,
  OperationRates,
  Revocations,
  type Authenticate,
  type Pipeline,
} from './pipeline/index.js';
import { Connections } from './socket/index.js';

/** What a gateway is given when it is opened: the infrastructure. */
export interface GatewayDeps {
  mongo: Pick<Mongo, 'ping'>;
  bus: Bus;
  cache: Cache;
  /** The social graph: who may see whom, who follows whom. */
  graph: Graph;
  /** Who wrote what: for clients that come back when the events of their absence are no more. */
  authorIndex: AuthorIndex;
  cursors: Cursors;
  rateLimits: RateLimits;
  /** What the subgraphs of this process count. */
  metrics: PlatformMetrics;
  clock: Clock;
  log: Log;
}

/** Everything behind the doors: what answers operations, whichever way they come in. */
export interface Core {
  readonly limits: Limits;
  readonly metrics: Metrics;
  /** Everything that this process counts, as Prometheus reads it. */
  readonly readMetrics: () => Promise<{ contentType: string; text: string }>;
  readonly authenticate: Authenticate;
  readonly revocations: Revocations;
  readonly pipeline: Pipeline;
  readonly live: Live;
  readonly connections: Connections;
  readonly readiness: Readiness;
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens what is behind the doors. Nothing is let in yet. */
export async function openCore(
  stack: DisposalStack,
  config: GatewayConfig,
  deps: GatewayDeps,
): Promise<Core> {
  const { supergraph, secrets, production } = config;
  const { bus, cache, rateLimits, clock, log } = deps;
  const limits: Limits = { ...DEFAULT_LIMITS, ...config.limits };
  const metrics = createMetrics();
  const sources = openSources(stack, config, limits, metrics, deps);
  const entities = await openEntityCache(stack, config.entityCache, metrics.entityCache, deps);
  const supergraphs = new Supergraphs(supergraph, entities?.over(sources) ?? sources, config.prepare);
  const pipeline = await createPipeline({
    supergraphs,
    limits,
    introspection: !production,
    rates: new OperationRates(rateLimits),
    cache,
    trusted: config.trusted ?? null,
    executors: metrics.executors,
    observe: (via, outcome, seconds) => metrics.operations.observe({ via, outcome }, seconds),
    log,
  });
  const live = stack.use(await Live.listen({ ...deps, supergraphs, limits, metrics, first: entities }));
  const revocations = new Revocations(deps);
  const connections = new Connections(limits, clock);
  // The cache first: whoever acts on an event must not be answered from before it.
  const listeners = [...(entities ? [entities] : []), revocations, live, connections];
  stack.use(await bus.tail('GRAPH', (event) => listeners.forEach((listener) => listener.observe(event))));
  const authenticate = authenticator(secrets, revocations, clock);
  const subgraphs = Object.entries(sources);
  const readiness = new Readiness({
    ...backing(deps),
    supergraph: { check: watchSupergraph(stack, config, supergraphs, metrics, log), isNeeded: false },
    // What one subgraph has is missing in answers while that is away; the rest is there.
    ...Object.fromEntries(
      subgraphs.map(([subgraph, source]) => [subgraph, { check: () => source.isReady(), isNeeded: false }]),
    ),
  });
  const readMetrics = async (): Promise<{ contentType: string; text: string }> => {
    live.measure();
    for (const [name, { healthy }] of subgraphs) metrics.dependency.set({ name }, healthy ? 1 : 0);
    metrics.dependency.set({ name: 'bus' }, bus.healthy() ? 1 : 0);
    metrics.dependency.set({ name: 'cache' }, cache.healthy() ? 1 : 0);
    const { registry } = metrics;
    const texts = await Promise.all([registry.metrics(), deps.metrics.registry.metrics()]);
    return { contentType: registry.contentType, text: texts.join('\n') };
  };
  return {
    limits,
    metrics,
    readMetrics,
    authenticate,
    revocations,
    pipeline,
    live,
    connections,
    readiness,
    clock,
    log,
  };
}

/** Whether the graph in use is that of the file, or another one that had to be refused. */
function watchSupergraph(
  stack: DisposalStack,
  { supergraph: text, supergraphFile: path }: GatewayConfig,
  supergraphs: Supergraphs,
  metrics: Metrics,
  log: Log,
): () => boolean {
  if (path === undefined) return () => true;
  const take = (changed: string): Promise<void> => supergraphs.replace(changed);
  const observe = (outcome: string): void => metrics.supergraphs.inc({ outcome });
  const file = stack.use(new SupergraphFile({ path, text, take, observe, log }));
  return () => file.isTaken;
}

function openSources(
  stack: DisposalStack,
  { subgraphs, secrets }: GatewayConfig,
  { fetchMs }: Limits,
  { fetches }: Metrics,
  { clock, log }: GatewayDeps,
): Record<string, SubgraphDataSource> {
  const wayTo = (subgraph: string): HttpTransport | LocalTransport => {
    const place = subgraphs[subgraph]!;
    return typeof place === 'string'
      ? new HttpTransport(subgraph, place, secrets.internal, clock)
      : new LocalTransport(place.ask);
  };
  const open = (subgraph: string): SubgraphDataSource =>
    stack.use(
      new SubgraphDataSource({
        subgraph,
        transport: wayTo(subgraph),
        fetchMs,
        log,
        observe: (outcome, ms) => fetches.observe({ subgraph, outcome }, ms / 1000),
      }),
    );
  return Object.fromEntries(Object.keys(subgraphs).map((subgraph) => [subgraph, open(subgraph)]));
}
