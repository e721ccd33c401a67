import { Gauge, type Registry } from 'prom-client';
import type { RedisCache } from '../cache/index.js';
import type { ConnectionPool } from '../mongo/index.js';
import { exposeCount } from './counted-elsewhere.js';
import { DurationHistogram } from './duration-histogram.js';

/** In seconds: from a reply on the same machine to the time-out of Redis, and to that of MongoDB. */
const REDIS_BUCKETS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25];
const MONGO_BUCKETS = [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 10];

export interface MeasuredMongo {
  readonly pool: Pick<ConnectionPool, 'open' | 'inUse' | 'failures' | 'watch'>;
}

export type MeasuredRedis = Pick<RedisCache, 'watchCommands'>;

export function watchMongo(registers: Registry[], { pool }: MeasuredMongo): void {
  const uses = new DurationHistogram<never>({
    name: 'rookery_mongodb_command_seconds',
    help: 'Time that a command to MongoDB uses a connection: from the request to the end of the answer, in seconds.',
    ...{ labelNames: [], buckets: MONGO_BUCKETS, registers },
  });
  const waits = new DurationHistogram<never>({
    name: 'rookery_mongodb_wait_seconds',
    help: 'Time that a command to MongoDB waits for a free connection, in seconds.',
    ...{ labelNames: [], buckets: MONGO_BUCKETS, registers },
  });
  pool.watch({
    used: (ms) => uses.observe({}, ms / 1000),
    waited: (ms) => waits.observe({}, ms / 1000),
  });
  new Gauge({
    name: 'rookery_mongodb_connections',
    help: 'Connections of this process to MongoDB: open ones, and those of them that a command uses.',
    labelNames: ['state'] as const,
    registers,
    collect() {
      this.set({ state: 'open' }, pool.open);
      this.set({ state: 'used' }, pool.inUse);
    },
  });
  exposeCount(
    {
      name: 'rookery_mongodb_wait_failures_total',
      help: 'Commands to MongoDB that got no connection in time.',
      registers,
    },
    () => pool.failures,
  );
}

export function watchRedis(registers: Registry[], redis: MeasuredRedis): void {
  const commands = new DurationHistogram({
    name: 'rookery_redis_command_seconds',
    help: 'Time from a command to Redis to its reply, in seconds; failed: an error, or no reply in time.',
    labelNames: ['command', 'outcome'] as const,
    ...{ buckets: REDIS_BUCKETS, registers },
  });
  redis.watchCommands((command, ms, isFailed) =>
    commands.observe({ command, outcome: isFailed ? 'failed' : 'ok' }, ms / 1000),
  );
}
