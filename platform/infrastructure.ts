import { connectJetStreamBus, createMemoryBus, type Bus } from './bus/index.js';
import { connectRedisCache, createMemoryCache, type Cache } from './cache/index.js';
import type { Clock } from './clock.js';
import { Cursors } from './cursor.js';
import { eventFactory, type CreateEvent, type EventCatalog } from './event.js';
import type { DisposalStack } from './lifecycle.js';
import type { Log } from './log.js';
import { createMetrics, type Metrics } from './metrics.js';
import { connectMongo, leaseIds, type Mongo } from './mongo/index.js';
import { createRateLimits, type RateLimits } from './rate-limit/index.js';
import type { Secrets } from './secrets.js';
import type { Snowflake } from './snowflake.js';

/** What every subgraph is given when it opens, and the gateway of the same network. */
export interface Infrastructure {
  mongo: Mongo;
  cache: Cache;
  bus: Bus;
  clock: Clock;
  log: Log;
  ids: Snowflake;
  createEvent: CreateEvent;
  cursors: Cursors;
  rateLimits: RateLimits;
  metrics: Metrics;
}

export interface InfrastructureOptions {
  /** The events that travel on the bus. */
  events: EventCatalog;
  mongodbUrl: string;
  /** Without it the cache lives in this process. */
  redisUrl: string | undefined;
  /** ms that a command to Redis may take. @default 150 */
  redisTimeout?: number;
  /** Without it the bus lives in this process. */
  natsUrl: string | undefined;
  namespace: string;
  secrets: Secrets;
  rateLimits: boolean;
  /** Where the in-process bus keeps its dead letters over restarts. */
  deadLetterFile?: string;
  /** By stream, where the in-process bus keeps the newest events over restarts, for clients that resume. */
  journals?: Readonly<Record<string, string>>;
  /** What each stream of JetStream may take, in bytes; it is reserved. @default 1 GiB */
  streamBytes?: number;
  /** Lets tests count the commands that are sent to MongoDB. */
  monitorCommands?: boolean;
  clock: Clock;
  log: Log;
}

/** Opens everything that a subgraph is given. What is opened is closed by `stack`. */
export async function openInfrastructure(
  stack: DisposalStack,
  options: InfrastructureOptions,
): Promise<Infrastructure> {
  const { mongodbUrl: url, namespace, monitorCommands = false, secrets, clock, log } = options;
  const mongo = stack.use(await connectMongo({ url, namespace, monitorCommands, log }));
  const { ids } = stack.use(await leaseIds(mongo, clock, log));
  const { cache, rateLimits } = await openCache(stack, options);
  const bus = stack.use(await openBus(options));
  return {
    mongo,
    cache,
    bus,
    clock,
    log,
    ids,
    createEvent: eventFactory(options.events, ids, clock),
    cursors: new Cursors(secrets.internal),
    rateLimits,
    metrics: createMetrics(bus),
  };
}

async function openCache(
  stack: DisposalStack,
  { redisUrl, redisTimeout, namespace, rateLimits: enabled, clock, log }: InfrastructureOptions,
): Promise<Pick<Infrastructure, 'cache' | 'rateLimits'>> {
  if (redisUrl === undefined) {
    const cache: Cache = stack.use(createMemoryCache({ clock, namespace }));
    return { cache, rateLimits: createRateLimits({ log, enabled }) };
  }
  const patience = redisTimeout === undefined ? {} : { commandTimeout: redisTimeout };
  const cache = stack.use(await connectRedisCache({ url: redisUrl, namespace, log, ...patience }));
  return { cache, rateLimits: createRateLimits({ redis: cache.client, log, enabled }) };
}

async function openBus(options: InfrastructureOptions): Promise<Bus> {
  const {
    natsUrl: url,
    namespace,
    deadLetterFile,
    events,
    journals,
    streamBytes: maxBytes,
    clock,
    log,
  } = options;
  if (url !== undefined) {
    return connectJetStreamBus({
      url,
      events,
      namespace,
      clock,
      log,
      ...(maxBytes === undefined ? {} : { maxBytes }),
    });
  }
  return createMemoryBus({
    events,
    clock,
    log,
    ...(deadLetterFile === undefined ? {} : { deadLetterFile }),
    ...(journals === undefined ? {} : { journals }),
  });
}
