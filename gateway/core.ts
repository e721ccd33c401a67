import type { BusReader } from '#platform/bus/index.js';
import type { Cache } from '#platform/cache/index.js';
import type { Clock } from '#platform/clock.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { Log } from '#platform/log.js';
import type { Metrics as PlatformMetrics } from '#platform/metrics/index.js';
import type { RateLimits } from '#platform/rate-limit/index.js';
import { Readiness, type Dependencies } from '#platform/readiness.js';
import { ANONYMOUS, type Authentication } from './authentication.js';
import type { GatewayConfig } from './config.js';
import type { SubgraphDataSource } from './data-source/index.js';
import { openEntityCache, type EntityCache, type EntityVisibility } from './entity-cache/index.js';
import { Supergraphs, watchSupergraph, type OpenSources } from './federation/index.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { Live, NO_SUBSCRIPTIONS, type LiveDeps, type SubscriptionEngine } from './live/index.js';
import { UpstreamEngine, type UpstreamEngineOptions } from './live/upstream/index.js';
import { createMetrics, observeOperation, type Metrics } from './metrics.js';
import { createPipeline, OperationRates, type Pipeline } from './pipeline/index.js';
import { Connections } from './socket/index.js';
import { openSubgraphs, type OpenSubgraphs } from './subgraphs.js';

/** The infrastructure of a gateway, and its plugs. */
export interface GatewayDeps {
  /** What `/ready` reports beside the subgraphs and the supergraph. */
  dependencies: Dependencies;
  /** Brings the events of the entity cache and of live sources; null for a gateway without either. */
  bus: BusReader | null;
  cache: Cache;
  rateLimits: RateLimits;
  /** The metrics of the subgraphs in this process, which `/metrics` shows too. */
  metrics: PlatformMetrics;
  clock: Clock;
  log: Log;
  /** @default every caller is anonymous */
  authentication?: Authentication;
  /** @default no entity is cached */
  entityVisibility?: EntityVisibility;
  /** @default subscriptions are refused */
  live?: LiveDeps;
  /** For subgraphs that serve subscriptions themselves, instead of `live`. @default subscriptions are refused */
  upstream?: Pick<UpstreamEngineOptions, 'urlOf'>;
}

/** What answers operations, behind every transport. */
export interface Core {
  readonly limits: Limits;
  readonly metrics: Metrics;
  /** All metrics of this process, in the format of Prometheus. */
  readonly readMetrics: () => Promise<{ contentType: string; text: string }>;
  readonly authentication: Authentication;
  readonly pipeline: Pipeline;
  readonly live: SubscriptionEngine;
  readonly connections: Connections;
  readonly readiness: Readiness;
  readonly clock: Clock;
  readonly log: Log;
}

/** Opens what answers operations; no transport listens yet. Events reach the entity cache before everything else. */
export async function openCore(
  stack: DisposalStack,
  config: GatewayConfig,
  deps: GatewayDeps,
): Promise<Core> {
  const { clock, log, authentication = ANONYMOUS } = deps;
  const limits: Limits = { ...DEFAULT_LIMITS, ...config.limits };
  const metrics = createMetrics();
  const subgraphs = openSubgraphs(stack, config, { limits, metrics, clock, log });
  const entities = await openEntityCache(stack, config, { ...deps, metrics: metrics.entityCache });
  const supergraphs = openSupergraphs(config, subgraphs, entities);
  const pipeline = await openPipeline(config, deps, { supergraphs, limits, metrics });
  const live = await openLive(stack, config, deps, { supergraphs, limits, metrics });
  const connections = new Connections(limits, clock);
  stack.defer(authentication.onRevoked((revocation) => connections.revoke(revocation)));
  const isSupergraphCurrent = watchSupergraph(stack, config, supergraphs, {
    observe: (outcome) => metrics.supergraphs.inc({ outcome }),
    log,
  });
  return {
    ...{ limits, metrics, authentication, pipeline, live, connections, clock, log },
    readiness: new Readiness(() => ({
      ...deps.dependencies,
      supergraph: { check: isSupergraphCurrent, isNeeded: false },
      ...dependenciesOn(subgraphs.current),
    })),
    readMetrics: () => readMetrics(metrics, subgraphs.current, live, deps),
  };
}

interface Opened {
  supergraphs: Supergraphs;
  limits: Limits;
  metrics: Metrics;
}

function openSupergraphs(
  { supergraph, prepare }: GatewayConfig,
  subgraphs: OpenSubgraphs,
  entities: EntityCache | null,
): Supergraphs {
  let latest = subgraphs.current;
  const open: OpenSources = (wanted) => (latest = subgraphs.of(wanted));
  const supergraphs = new Supergraphs(supergraph, entities?.over(subgraphs.current) ?? open, prepare);
  subgraphs.use(latest);
  supergraphs.follow(() => {
    const sources = latest;
    return Promise.resolve(() => subgraphs.use(sources));
  });
  return supergraphs;
}

function openPipeline(
  { production, explorer = false, reportedRules = [], trusted = null }: GatewayConfig,
  { rateLimits, cache, log }: GatewayDeps,
  { supergraphs, limits, metrics }: Opened,
): Promise<Pipeline> {
  return createPipeline({
    supergraphs,
    limits,
    // An explorer shows nothing without it.
    introspection: !production || explorer,
    rates: new OperationRates(rateLimits, reportedRules),
    cache,
    trusted,
    executors: metrics.executors,
    observe: (observation) => observeOperation(metrics, observation),
    log,
  });
}

async function openLive(
  stack: DisposalStack,
  config: GatewayConfig,
  { live: liveDeps, upstream, bus, clock, log }: GatewayDeps,
  opened: Opened,
): Promise<SubscriptionEngine> {
  if (upstream) return stack.use(new UpstreamEngine({ ...upstream, ...opened, log }));
  if (!liveDeps || !bus) return NO_SUBSCRIPTIONS;
  const typeDefs = Object.values(config.subgraphs).flatMap((subgraph) => subgraph.typeDefs ?? []);
  return stack.use(await Live.open({ ...liveDeps, ...opened, typeDefs, bus, clock, log }));
}

/** The fields of a subgraph that is away are null; all others are answered, so the gateway stays in service. */
function dependenciesOn(subgraphs: Readonly<Record<string, SubgraphDataSource>>): Dependencies {
  return Object.fromEntries(
    Object.entries(subgraphs).map(([name, source]) => [
      name,
      { check: () => source.isReady(), isNeeded: false },
    ]),
  );
}

async function readMetrics(
  metrics: Metrics,
  subgraphs: Readonly<Record<string, SubgraphDataSource>>,
  live: SubscriptionEngine,
  { bus, cache, metrics: platformMetrics }: GatewayDeps,
): Promise<{ contentType: string; text: string }> {
  const { registry, dependency } = metrics;
  live.measure();
  for (const [name, { healthy }] of Object.entries(subgraphs)) dependency.set({ name }, healthy ? 1 : 0);
  if (bus) dependency.set({ name: 'bus' }, bus.healthy() ? 1 : 0);
  dependency.set({ name: 'cache' }, cache.healthy() ? 1 : 0);
  const texts = await Promise.all([registry.metrics(), platformMetrics.registry.metrics()]);
  return { contentType: registry.contentType, text: texts.join('\n') };
}
