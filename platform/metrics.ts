import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Bus } from './bus/bus.js';
import type { Lookups } from './cache/index.js';
import { Durations } from './durations.js';

/** Seconds: from an answer out of memory to a deadline. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];

/** Seconds: from a timeline that is copied to a fan-out to all followers of somebody famous. */
const LONG_BUCKETS = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300];

/** What the subgraphs of one process count; read at /metrics. */
export interface Metrics {
  readonly registry: Registry;
  /** SubgraphRequests that a subgraph was asked. */
  readonly answers: Durations<'subgraph' | 'outcome'>;
  /** Work of the timeline subgraph that many entries or many readers take part in. */
  readonly builds: Durations<'what'>;
  /** Also tells of a cache of documents, under its name. */
  watchCache(name: string, cache: { readonly lookups: Lookups }): void;
}

/** Of a process with a bus, or, in a subgraph that is alone, without. */
export function createMetrics(bus: Pick<Bus, 'pending'> | null): Metrics {
  const registry = new Registry();
  const registers = [registry];
  new Gauge({
    name: 'rookery_consumer_lag',
    help: 'Events that a durable consumer of the bus still has before it, over all processes.',
    labelNames: ['consumer'] as const,
    registers,
    async collect() {
      // A bus that is away says nothing; /ready tells of it.
      const pending = await bus?.pending().catch(() => null);
      for (const [consumer, lag] of pending ?? []) this.set({ consumer }, lag);
    },
  });
  return {
    registry,
    answers: new Durations({
      name: 'rookery_subgraph_answer_seconds',
      help: 'Time that a subgraph takes to answer a question of the gateway.',
      labelNames: ['subgraph', 'outcome'] as const,
      buckets: BUCKETS,
      registers,
    }),
    builds: new Durations({
      name: 'rookery_timeline_gathering_seconds',
      help: 'Time that it takes to rebuild a timeline, to bring a tweet to all followers, and the like.',
      labelNames: ['what'],
      buckets: LONG_BUCKETS,
      registers,
    }),
    watchCache: cacheWatcher(registers),
  };
}

/** The caches count for themselves, because they look for many documents at a time; here it is read. */
function cacheWatcher(registers: Registry[]): Metrics['watchCache'] {
  const caches = new Map<string, { readonly lookups: Lookups }>();
  new Counter({
    name: 'rookery_subgraph_cache_lookups_total',
    help: 'Documents that were looked for in a cache of a subgraph, by where they were found.',
    labelNames: ['cache', 'found'] as const,
    registers,
    collect() {
      this.reset();
      for (const [cache, { lookups }] of caches)
        for (const [found, times] of Object.entries(lookups)) this.inc({ cache, found }, times);
    },
  });
  return (name, cache) => void caches.set(name, cache);
}

/** Counts, beside that, what Node knows of the whole process: processor time, memory, the event loop. Once a process. */
export function watchProcess({ registry }: Metrics): void {
  collectDefaultMetrics({ register: registry });
}
