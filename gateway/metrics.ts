import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds: from a cached answer to a deadline. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];

/** What the gateway counts; read at /metrics. */
export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registers = [new Registry()];
  return {
    registry: registers[0]!,
    fetches: new Histogram({
      name: 'rookery_gateway_fetch_seconds',
      help: 'Time that rooms take to answer a fetch.',
      labelNames: ['room', 'outcome'] as const,
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
    subscriptions: new Gauge({
      name: 'rookery_gateway_subscriptions',
      help: 'Open subscriptions.',
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
      help: 'Times that an event was resolved through the rooms; fewer than notices, because viewers share.',
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
