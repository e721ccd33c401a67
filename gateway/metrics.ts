import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds: from a cached answer to a deadline. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];

/** What the gateway counts; read at /metrics. */
export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    ...createOperationMetrics(registers),
    ...createConnectionMetrics(registers),
    ...createLiveMetrics(registers),
    entityCache: createEntityCacheMetrics(registers),
  };
}

/** Operations and what they need: fetches, subgraphs, a graph. */
function createOperationMetrics(registers: Registry[]) {
  return {
    fetches: new Histogram({
      name: 'rookery_gateway_fetch_seconds',
      help: 'Time that subgraphs take to answer a fetch.',
      labelNames: ['subgraph', 'outcome'] as const,
      buckets: BUCKETS,
      registers,
    }),
    operations: new Histogram({
      name: 'rookery_gateway_operation_seconds',
      help: 'Time from an operation to its answer.',
      labelNames: ['via', 'outcome'] as const,
      buckets: BUCKETS,
      registers,
    }),
    executors: countExecutors(registers),
    dependency: new Gauge({
      name: 'rookery_gateway_dependency',
      help: 'What the gateway depends on: 1 while it works, 0 while it is away or, for a subgraph, left alone by its breaker.',
      labelNames: ['name'] as const,
      registers,
    }),
    supergraphs: new Counter({
      name: 'rookery_gateway_supergraphs_total',
      help: 'Supergraphs that came while the gateway was running: taken into use, or refused.',
      labelNames: ['outcome'] as const,
      registers,
    }),
  };
}

/** How many operations each executor has carried out. Counted in passing by whoever runs one, and read here. */
function countExecutors(registers: Registry[]) {
  const operations = { lean: 0, stock: 0 };
  new Counter({
    name: 'rookery_gateway_executions_total',
    help: 'Operations that were carried out: by the lean executor, or by the stock one where only that can.',
    labelNames: ['executor'] as const,
    registers,
    collect() {
      this.reset();
      for (const [executor, times] of Object.entries(operations)) this.inc({ executor }, times);
    },
  });
  return operations;
}

/** What stays open between a client and the gateway. */
function createConnectionMetrics(registers: Registry[]) {
  return {
    sockets: new Gauge({ name: 'rookery_gateway_sockets', help: 'Open sockets.', registers }),
    eventStreams: new Gauge({
      name: 'rookery_gateway_event_streams',
      help: 'Open streams of server-sent events.',
      registers,
    }),
    closes: new Counter({
      name: 'rookery_gateway_socket_closes_total',
      help: 'Sockets and event streams that were closed, by close code.',
      labelNames: ['code'] as const,
      registers,
    }),
  };
}

/** Subscriptions and what is told to them. */
function createLiveMetrics(registers: Registry[]) {
  return {
    subscriptions: new Gauge({
      name: 'rookery_gateway_subscriptions',
      help: 'Open subscriptions.',
      registers,
    }),
    waiting: new Gauge({
      name: 'rookery_gateway_waiting_notices',
      help: 'Notices that wait in the queues of subscriptions.',
      registers,
    }),
    longestQueue: new Gauge({
      name: 'rookery_gateway_longest_queue',
      help: 'Notices in the longest queue of a subscription.',
      registers,
    }),
    watchers: new Gauge({
      name: 'rookery_gateway_watchers',
      help: 'People with open subscriptions.',
      registers,
    }),
    watchedAuthors: new Gauge({
      name: 'rookery_gateway_watched_authors',
      help: 'Authors of whom somebody with an open subscription is to hear.',
      registers,
    }),
    events: new Counter({
      name: 'rookery_gateway_events_total',
      help: 'Events that came in from the bus, and notices that went out to subscriptions.',
      labelNames: ['direction'] as const,
      registers,
    }),
    executions: new Counter({
      name: 'rookery_gateway_event_executions_total',
      help: 'Times that an event was resolved through the subgraphs, once for everybody or for one viewer.',
      labelNames: ['viewer'] as const,
      registers,
    }),
    gaps: new Counter({
      name: 'rookery_gateway_gaps_total',
      help: 'TimelineGap notices, by reason.',
      labelNames: ['reason'] as const,
      registers,
    }),
    noticeDelay: new Histogram({
      name: 'rookery_gateway_notice_delay_seconds',
      help: 'Time from a change to its notice on the socket.',
      buckets: BUCKETS,
      registers,
    }),
  };
}

/** What the gateway's cache of entities counts. */
export function createEntityCacheMetrics(registers: Registry[]) {
  return {
    lookups: new Counter({
      name: 'rookery_gateway_entity_cache_lookups_total',
      help: 'Entities looked for: hit, miss, hidden from the viewer, or passed by because the viewer has just written.',
      labelNames: ['subgraph', 'outcome'] as const,
      registers,
    }),
    stores: new Counter({
      name: 'rookery_gateway_entity_cache_stores_total',
      help: 'Entities that were kept.',
      labelNames: ['subgraph'] as const,
      registers,
    }),
    viewReports: new Counter({
      name: 'rookery_gateway_entity_cache_view_reports_total',
      help: 'Times that a subgraph was told how often its kept entities were shown.',
      labelNames: ['subgraph'] as const,
      registers,
    }),
    invalidations: new Counter({
      name: 'rookery_gateway_entity_cache_invalidations_total',
      help: 'Entities, and counts of entities, that events have made stale.',
      labelNames: ['event'] as const,
      registers,
    }),
    entries: new Gauge({
      name: 'rookery_gateway_entity_cache_entries',
      help: 'Entities kept in this process.',
      labelNames: ['subgraph'] as const,
      registers,
    }),
    bytes: new Gauge({
      name: 'rookery_gateway_entity_cache_bytes',
      help: 'What the entities kept in this process take, roughly.',
      labelNames: ['subgraph'] as const,
      registers,
    }),
  };
}
