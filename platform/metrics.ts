import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Bus } from './bus/bus.js';
import type { Lookups } from './cache/index.js';
import { DurationHistogram } from './duration-histogram.js';

/** In seconds: from a response out of memory to the deadline. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];

/** In seconds: from a copied timeline to a fan-out to all followers of a large account. */
const LONG_BUCKETS = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300];

/** The metrics of one process, exposed at /metrics. */
export interface Metrics {
  readonly registry: Registry;
  /** Requests that subgraphs have answered. */
  readonly answers: DurationHistogram<'subgraph' | 'outcome'>;
  /** Background work of the timeline subgraph over many entries or followers. */
  readonly builds: Histogram<'what'>;
  /** Events of the timeline subgraph that wait for the cache, by what became of them. */
  readonly postponed: Counter<'outcome'>;
  /** Pushes to devices, and notifications that were not pushed, by the reason. */
  readonly pushes: Counter<'outcome'>;
  /** Exposes how many unreadable values of the shared cache this process has deleted, and how many calls of it have failed. */
  watchSharedCache(cache: { readonly unreadable: number; readonly failures: number }): void;
  /** Exposes the lookups of a document cache under its name. */
  watchCache(name: string, cache: { readonly lookups: Lookups }): void;
}

/** `bus` is null in a process without a bus. */
export function createMetrics(bus: Pick<Bus, 'pending' | 'waiting' | 'held'> | null): Metrics {
  const registry = new Registry();
  const registers = [registry];
  new Gauge({
    name: 'rookery_consumer_lag',
    help: 'Events that a durable consumer has not handled yet, over all processes.',
    labelNames: ['consumer'] as const,
    registers,
    async collect() {
      // No value while the bus cannot be reached; /ready reports that.
      const pending = await bus?.pending().catch(() => null);
      for (const [consumer, lag] of pending ?? []) this.set({ consumer }, lag);
    },
  });
  new Gauge({
    name: 'rookery_events_waiting',
    help: 'Events that this process holds back until a process comes that knows their version.',
    labelNames: ['consumer', 'type'] as const,
    registers,
    collect() {
      this.reset();
      for (const { durable, type, count } of bus?.waiting() ?? [])
        this.set({ consumer: durable, type }, count);
    },
  });
  watchHeldEvents(registers, bus);
  return {
    registry,
    answers: new DurationHistogram({
      name: 'rookery_subgraph_answer_seconds',
      help: 'Time that a subgraph takes to answer a request of the gateway, in seconds.',
      labelNames: ['subgraph', 'outcome'] as const,
      buckets: BUCKETS,
      registers,
    }),
    builds: new Histogram({
      name: 'rookery_timeline_gathering_seconds',
      help: 'Time to rebuild a timeline, to deliver a tweet to all followers and similar work, in seconds.',
      labelNames: ['what'],
      buckets: LONG_BUCKETS,
      registers,
    }),
    postponed: new Counter({
      name: 'rookery_timeline_postponed_total',
      help: 'Events whose cache writes failed: postponed, handled later, failed again with the cache up, and given up.',
      labelNames: ['outcome'] as const,
      registers,
    }),
    pushes: new Counter({
      name: 'rookery_pushes_total',
      help: 'Pushes to devices by the answer of the push service, and notifications that were not pushed by the reason.',
      labelNames: ['outcome'] as const,
      registers,
    }),
    watchSharedCache(cache) {
      counterOf(registers, 'rookery_cache_unreadable_total', () => cache.unreadable, UNREADABLE_HELP);
      counterOf(registers, 'rookery_cache_failures_total', () => cache.failures, FAILURES_HELP);
    },
    watchCache: cacheWatcher(registers),
  };
}

function watchHeldEvents(registers: Registry[], bus: Pick<Bus, 'held'> | null): void {
  const labelNames = ['consumer', 'type'] as const;
  new Gauge({
    name: 'rookery_events_held',
    help: 'Events that this process tries again every second because MongoDB or the cache is away.',
    ...{ labelNames, registers },
    collect() {
      this.reset();
      for (const { durable, type, count } of bus?.held() ?? []) this.set({ consumer: durable, type }, count);
    },
  });
  new Gauge({
    name: 'rookery_events_held_seconds',
    help: 'How long the oldest of these events has been tried, in seconds.',
    ...{ labelNames, registers },
    collect() {
      this.reset();
      for (const { durable, type, seconds } of bus?.held() ?? [])
        this.set({ consumer: durable, type }, seconds);
    },
  });
}

const UNREADABLE_HELP = 'Values of the shared cache that could not be read, and were deleted and rebuilt.';
const FAILURES_HELP = 'Calls of the shared cache that failed because a server could not be reached in time.';

/** Exposes a number that is counted elsewhere. */
function counterOf(registers: Registry[], name: string, count: () => number, help: string): void {
  new Counter({
    name,
    help,
    registers,
    collect() {
      this.reset();
      this.inc(count());
    },
  });
}

/** Reads the counters of the caches on each scrape: counting in prom-client per lookup would cost more. */
function cacheWatcher(registers: Registry[]): Metrics['watchCache'] {
  const caches = new Map<string, { readonly lookups: Lookups }>();
  new Counter({
    name: 'rookery_subgraph_cache_lookups_total',
    help: 'Document lookups in a cache of a subgraph, by the level that had the document.',
    labelNames: ['cache', 'found'] as const,
    registers,
    collect() {
      this.reset();
      for (const [cache, { lookups }] of caches)
        for (const [found, times] of Object.entries<number>({ ...lookups }))
          this.inc({ cache, found }, times);
    },
  });
  return (name, cache) => void caches.set(name, cache);
}

/** Adds Node's process metrics: CPU time, memory, event loop lag. Call once per process. */
export function watchProcess({ registry }: Metrics): void {
  collectDefaultMetrics({ register: registry });
}
