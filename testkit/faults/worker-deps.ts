import { DEFAULT_TIERS } from '#social/follower-tiers.js';
import { NO_PUSH } from '#social/push-settings.js';
import { EVENTS, type EventPayloads } from '#schema/events.js';
import type { Bus } from '#platform/bus/index.js';
import type { Cache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { Cursors } from '#platform/cursor.js';
import { eventFactory } from '#platform/event.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { Log } from '#platform/log.js';
import { createMetrics } from '#platform/metrics/index.js';
import { connectMongo, leaseIds } from '#platform/mongo/index.js';
import { createRateLimits } from '#platform/rate-limit/index.js';
import { readAuthorIndex } from '#social/read-models/author-index.js';
import { readMutes } from '#social/read-models/mutes/index.js';
import { readReadyMedia } from '#social/read-models/ready-media.js';
import { readRelationships } from '#social/read-models/relationships/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';

export interface WorkerOptions {
  mongodbUrl: string;
  redisUrl: string;
  natsUrl: string;
  namespace: string;
  fanOutPage: number;
  /** The number of writes to timelines after which the process kills itself; null for never. */
  writesToLive: number | null;
}

/** The time-out of a Redis command in ms. Long, because test machines are busy. */
export const COMMAND_TIMEOUT = 20_000;

/** The dependencies of one worker process. */
export async function workerDeps(
  stack: DisposalStack,
  { mongodbUrl: url, namespace }: Pick<WorkerOptions, 'mongodbUrl' | 'namespace'>,
  { cache, bus, log }: { cache: Cache; bus: Bus; log: Log },
): Promise<SubgraphDeps> {
  const clock = systemClock;
  const mongo = stack.use(await connectMongo({ url, namespace, log }));
  const { ids } = stack.use(await leaseIds(mongo, clock, log));
  return {
    ...{ mongo, cache, bus, clock, log, ids },
    createEvent: eventFactory<EventPayloads>(EVENTS, ids, clock),
    cursors: new Cursors(Buffer.alloc(32)),
    rateLimits: createRateLimits({ log, enabled: false }),
    metrics: createMetrics(bus),
    relationships: readRelationships(mongo),
    authorIndex: readAuthorIndex(mongo),
    mutes: readMutes(mongo),
    readyMedia: readReadyMedia(mongo),
    tiers: DEFAULT_TIERS,
    pushOptions: NO_PUSH,
    mediaOptions: null,
  };
}
