import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { systemClock, type Clock } from '../clock.js';
import type { RateLimits } from '../rate-limit/index.js';
import { exposeBuild } from './build-info.js';
import { watchBus, type MeasuredBus } from './bus-metrics.js';
import {
  cacheWatcher,
  watchSharedCache,
  type MeasuredCache,
  type MeasuredDocumentCache,
} from './cache-metrics.js';
import { exposeCounts } from './counted-elsewhere.js';
import { DurationHistogram } from './duration-histogram.js';
import { outboxWatcher, type MeasuredOutbox } from './outbox-metrics.js';
import { watchMongo, watchRedis, type MeasuredMongo, type MeasuredRedis } from './store-metrics.js';

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
  /** Exposes the connections to MongoDB, and the time of its commands. */
  watchMongo(mongo: MeasuredMongo): void;
  /** Exposes the time of the commands of Redis. */
  watchRedis(redis: MeasuredRedis): void;
  /** Exposes how many unreadable values of the shared cache this process has deleted, and how many calls of it have failed. */
  watchSharedCache(cache: MeasuredCache): void;
  /** Exposes the lookups of a document cache under its name. */
  watchCache(name: string, cache: MeasuredDocumentCache): void;
  /** Exposes what waits in the outbox of a subgraph. */
  watchOutbox(subgraph: string, outbox: MeasuredOutbox): void;
  /** Exposes how often each rule has refused something. */
  watchRateLimits(limits: Pick<RateLimits, 'refusals'>): void;
}

/** `bus` is null in a process without a bus. */
export function createMetrics(bus: MeasuredBus | null, clock: Clock = systemClock): Metrics {
  const registry = new Registry();
  const registers = [registry];
  watchBus(registers, bus);
  return {
    registry,
    ...createWorkMetrics(registers),
    watchMongo: (mongo) => watchMongo(registers, mongo),
    watchRedis: (redis) => watchRedis(registers, redis),
    watchSharedCache: (cache) => watchSharedCache(registers, cache),
    watchCache: cacheWatcher(registers),
    watchOutbox: outboxWatcher(registers, clock),
    watchRateLimits: (limits) =>
      exposeCounts(
        {
          name: 'rookery_rate_limit_refusals_total',
          help: 'Actions that a rate limit has refused, by its rule.',
          ...{ label: 'rule', registers },
        },
        () => limits.refusals,
      ),
  };
}

/** Metrics of the work of subgraphs. */
function createWorkMetrics(registers: Registry[]) {
  const postponed = new Counter({
    name: 'rookery_timeline_postponed_total',
    help: 'Events whose cache writes failed: postponed, handled later, failed again with the cache up, and given up.',
    labelNames: ['outcome'] as const,
    registers,
  });
  // From 0 on: an alert on the increase would miss the first one otherwise.
  postponed.inc({ outcome: 'given-up' }, 0);
  return {
    postponed,
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
    pushes: new Counter({
      name: 'rookery_pushes_total',
      help: 'Pushes to devices by the answer of the push service, and notifications that were not pushed by the reason.',
      labelNames: ['outcome'] as const,
      registers,
    }),
  };
}

/**
 * Adds Node's process metrics (CPU time, memory, event loop lag) and the build. Call once per process. `commit`: of the sources
 * of the image; empty for a checkout.
 */
export function watchProcess({ registry }: Metrics, commit = ''): void {
  collectDefaultMetrics({ register: registry });
  exposeBuild([registry], commit);
}
