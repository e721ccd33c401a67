import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { ERRORS, isErrorCode } from '#platform/errors.js';
import { DurationHistogram } from '#platform/metrics/index.js';
import type { Observation } from './pipeline/index.js';

/** In seconds: from a cached response to a deadline. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];

/** The metrics of the gateway, served at /metrics. */
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

/** Counts an operation that is answered. */
export function observeOperation(metrics: Metrics, { via, field, codes, seconds }: Observation): void {
  const outcome = outcomeOf(codes);
  metrics.operations.observe({ via, outcome }, seconds);
  if (field !== null && outcome !== 'refused') metrics.rootFields.observe({ field }, seconds);
  if (codes) metrics.errors(codes);
}

/** `failed` when one of the errors is on the side of the service: the answers that count against its availability. */
function outcomeOf(codes: readonly unknown[] | null): 'ok' | 'refused' | 'failed' {
  if (codes === null) return 'ok';
  const isOurs = (code: unknown): boolean =>
    !isErrorCode(code) || code === 'OVERLOADED' || ERRORS[code].status >= 500;
  return codes.some(isOurs) ? 'failed' : 'refused';
}

/** Metrics of operations, fetches, subgraphs and supergraphs. */
function createOperationMetrics(registers: Registry[]) {
  return {
    fetches: new DurationHistogram({
      name: 'rookery_gateway_fetch_seconds',
      help: 'Duration of fetches from subgraphs, in seconds.',
      labelNames: ['subgraph', 'outcome'] as const,
      buckets: BUCKETS,
      registers,
    }),
    operations: new DurationHistogram({
      name: 'rookery_gateway_operation_seconds',
      help: 'Duration of operations, in seconds: ok, refused for a reason on the side of the client, or failed.',
      labelNames: ['via', 'outcome'] as const,
      buckets: BUCKETS,
      registers,
    }),
    rootFields: new DurationHistogram({
      name: 'rookery_gateway_root_field_seconds',
      help: 'Duration of operations that were not refused, by the field of the root that they select, in seconds.',
      labelNames: ['field'] as const,
      buckets: BUCKETS,
      registers,
    }),
    executors: countExecutors(registers),
    errors: countErrors(registers),
    dependency: new Gauge({
      name: 'rookery_gateway_dependency',
      help: 'State of each dependency: 1 while it works, 0 while it is away or, for a subgraph, its circuit breaker is open.',
      labelNames: ['name'] as const,
      registers,
    }),
    supergraphs: countSupergraphs(registers),
  };
}

/** The number of operations per executor: a plain object that the pipeline increments, read when metrics are scraped. */
function countExecutors(registers: Registry[]) {
  const operations = { lean: 0, stock: 0 };
  new Counter({
    name: 'rookery_gateway_executions_total',
    help: 'Executed operations: by the compiled executor (lean), or by the reference executor (stock) where only it can.',
    labelNames: ['executor'] as const,
    registers,
    collect() {
      this.reset();
      for (const [executor, times] of Object.entries(operations)) this.inc({ executor }, times);
    },
  });
  return operations;
}

function countSupergraphs(registers: Registry[]): Counter<'outcome'> {
  const supergraphs = new Counter({
    name: 'rookery_gateway_supergraphs_total',
    help: 'Supergraphs that replaced another one at run time (taken), or were refused.',
    labelNames: ['outcome'] as const,
    registers,
  });
  // From 0 on: an alert on the increase would miss the first one otherwise.
  for (const outcome of ['taken', 'refused']) supergraphs.inc({ outcome }, 0);
  return supergraphs;
}

/** Counts the errors of answers by code. A code that a foreign subgraph made up would be a label without bounds. */
function countErrors(registers: Registry[]): (codes: readonly unknown[]) => void {
  const errors = new Counter({
    name: 'rookery_gateway_errors_total',
    help: 'Errors in answers to operations, by code; other: a code of a subgraph that is not in the table of errors.',
    labelNames: ['code'] as const,
    registers,
  });
  // From 0 on, too.
  for (const code of Object.keys(ERRORS)) errors.inc({ code }, 0);
  return (codes) => {
    for (const code of codes) errors.inc({ code: isErrorCode(code) ? code : 'other' });
  };
}

/** Metrics of sockets and event streams. */
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

/** Metrics of subscriptions. */
function createLiveMetrics(registers: Registry[]) {
  return {
    subscriptions: new Gauge({
      name: 'rookery_gateway_subscriptions',
      help: 'Open subscriptions.',
      registers,
    }),
    waiting: new Gauge({
      name: 'rookery_gateway_waiting_notices',
      help: 'Notices in the queues of subscriptions.',
      registers,
    }),
    longestQueue: new Gauge({
      name: 'rookery_gateway_longest_queue',
      help: 'Notices in the longest queue of a subscription.',
      registers,
    }),
    watchers: new Gauge({
      name: 'rookery_gateway_watchers',
      help: 'Users with open subscriptions.',
      registers,
    }),
    watchedAuthors: new Gauge({
      name: 'rookery_gateway_watched_authors',
      help: 'Topics with at least one open subscription.',
      registers,
    }),
    events: new Counter({
      name: 'rookery_gateway_events_total',
      help: 'Events received from the bus (in), and notices sent to subscriptions (out).',
      labelNames: ['direction'] as const,
      registers,
    }),
    executions: new Counter({
      name: 'rookery_gateway_event_executions_total',
      help: 'Executions of an event through the subgraphs: shared by all viewers, or for one viewer.',
      labelNames: ['viewer'] as const,
      registers,
    }),
    gaps: new Counter({
      name: 'rookery_gateway_gaps_total',
      help: 'Gap notices, by reason.',
      labelNames: ['reason'] as const,
      registers,
    }),
    noticeDelay: new Histogram({
      name: 'rookery_gateway_notice_delay_seconds',
      help: 'Delay from a change to its notice on the socket, in seconds.',
      buckets: BUCKETS,
      registers,
    }),
  };
}

/** Metrics of the entity cache. */
export function createEntityCacheMetrics(registers: Registry[]) {
  return {
    lookups: new Counter({
      name: 'rookery_gateway_entity_cache_lookups_total',
      help: 'Lookups of entities: hit, miss, hidden from the viewer, or passed because the viewer has just written.',
      labelNames: ['subgraph', 'outcome'] as const,
      registers,
    }),
    stores: new Counter({
      name: 'rookery_gateway_entity_cache_stores_total',
      help: 'Entities that were stored.',
      labelNames: ['subgraph'] as const,
      registers,
    }),
    viewReports: new Counter({
      name: 'rookery_gateway_entity_cache_view_reports_total',
      help: 'Reports to a subgraph of how often its cached entities were shown.',
      labelNames: ['subgraph'] as const,
      registers,
    }),
    invalidations: new Counter({
      name: 'rookery_gateway_entity_cache_invalidations_total',
      help: 'Entities, and counts of entities, that events made stale.',
      labelNames: ['event'] as const,
      registers,
    }),
    entries: new Gauge({
      name: 'rookery_gateway_entity_cache_entries',
      help: 'Entities cached in this process.',
      labelNames: ['subgraph'] as const,
      registers,
    }),
    bytes: new Gauge({
      name: 'rookery_gateway_entity_cache_bytes',
      help: 'Approximate size of the entities cached in this process, in bytes.',
      labelNames: ['subgraph'] as const,
      registers,
    }),
  };
}
