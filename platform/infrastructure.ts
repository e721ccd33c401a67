import { connectJetStreamBus, createMemoryBus, type Bus, type NatsAccess } from './bus/index.js';
import {
  connectRedisCache,
  createMemoryCache,
  type Cache,
  type RedisAccess,
  type RedisCache,
} from './cache/index.js';
import type { Clock } from './clock.js';
import { Cursors } from './cursor.js';
import { eventFactory, type CreateEvent, type EventCatalog } from './event.js';
import type { DisposalStack } from './lifecycle.js';
import type { Log } from './log.js';
import { createMetrics, type Metrics } from './metrics/index.js';
import { connectMongo, leaseIds, type Mongo, type MongoAccess } from './mongo/index.js';
import { isOutage } from './outage.js';
import { createRateLimits, type RateLimits, type RateOverrides } from './rate-limit/index.js';
import type { Secrets } from './secrets.js';
import type { Snowflake } from './snowflake.js';

/** What every subgraph and the gateway of a network receive when they open. */
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

/** How a process connects to NATS, and how many servers store each event. @default neither credentials nor replicas */
export type NatsOptions = NatsAccess & { replicas?: number | undefined };

export interface InfrastructureOptions {
  /** The event types that the product declares. */
  events: EventCatalog;
  mongodbUrl: string;
  mongo?: MongoAccess | undefined;
  /** Undefined uses the in-process cache. */
  redisUrl: string | undefined;
  redis?: RedisAccess | undefined;
  /** Timeout of a Redis command in ms. @default 150 */
  redisTimeout?: number;
  /** Undefined uses the in-process bus. */
  natsUrl: string | undefined;
  nats?: NatsOptions | undefined;
  namespace: string;
  secrets: Secrets;
  rateLimits: boolean;
  /** By rule: the points and durations that an operator has set. */
  rates?: RateOverrides | undefined;
  /** Where the in-process bus persists its dead letters. */
  deadLetterFile?: string;
  /** By stream: where the in-process bus persists the newest events, for clients that resume after a restart. */
  journals?: Readonly<Record<string, string>>;
  /** Size limit of each JetStream stream in bytes; the space is reserved. @default 1 GiB */
  streamBytes?: number;
  /** Enables `Mongo.onCommand`, for tests that count commands. */
  monitorCommands?: boolean;
  clock: Clock;
  log: Log;
}

/** Opens all infrastructure. `stack` closes it. */
export async function openInfrastructure(
  stack: DisposalStack,
  options: InfrastructureOptions,
): Promise<Infrastructure> {
  const {
    mongodbUrl: url,
    mongo: access = {},
    namespace,
    monitorCommands = false,
    secrets,
    clock,
    log,
  } = options;
  const mongo = stack.use(await connectMongo({ url, access, namespace, monitorCommands, log }));
  const { ids } = stack.use(await leaseIds(mongo, clock, log));
  const { cache, redis, rateLimits } = await openCache(stack, options);
  const bus = stack.use(await openBus(options));
  const metrics = createMetrics(bus, clock);
  metrics.watchMongo(mongo);
  if (redis) metrics.watchRedis(redis);
  metrics.watchSharedCache(cache);
  metrics.watchRateLimits(rateLimits);
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
    metrics,
  };
}

async function openCache(
  stack: DisposalStack,
  options: InfrastructureOptions,
): Promise<Pick<Infrastructure, 'cache' | 'rateLimits'> & { redis: RedisCache | null }> {
  const {
    redisUrl: url,
    redis: access,
    redisTimeout,
    namespace,
    rateLimits: enabled,
    rates,
    clock,
    log,
  } = options;
  if (url === undefined) {
    const cache: Cache = stack.use(createMemoryCache({ clock, namespace }));
    return { cache, redis: null, rateLimits: createRateLimits({ log, rates, enabled }) };
  }
  const timeout = redisTimeout === undefined ? {} : { commandTimeout: redisTimeout };
  const redis = stack.use(await connectRedisCache({ url, access, namespace, log, ...timeout }));
  return { cache: redis, redis, rateLimits: createRateLimits({ cache: redis, log, rates, enabled }) };
}

async function openBus(options: InfrastructureOptions): Promise<Bus> {
  const {
    natsUrl: url,
    nats: { replicas, ...access } = {},
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
      isOutage,
      url,
      access,
      replicas,
      events,
      namespace,
      clock,
      log,
      ...(maxBytes === undefined ? {} : { maxBytes }),
    });
  }
  return createMemoryBus({
    isOutage,
    events,
    clock,
    log,
    ...(deadLetterFile === undefined ? {} : { deadLetterFile }),
    ...(journals === undefined ? {} : { journals }),
  });
}
