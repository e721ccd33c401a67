import { Redis } from 'ioredis';
import type { Log } from '../log.js';

export interface RedisOptions {
  /** `redis://` or `rediss://`. */
  url: string;
  /** Stands before every key, with a colon. */
  namespace: string;
  log: Log;
  /**
   * ms that a command may take. A cache that is slower than what it spares is no cache.
   * @default 150
   */
  commandTimeout?: number;
}

/** ms between two lines of the log about one and the same trouble. */
const LOG_EVERY = 5_000;

/**
 * Connects and resolves when the server is ready, however long that takes; rejects at once for a URL that can never
 * work. Later, while the server is away, commands fail at once and the connection is tried again and again.
 */
export async function openRedis({ url, namespace, log, commandTimeout = 150 }: RedisOptions): Promise<Redis> {
  const { protocol, host } = new URL(url);
  if (protocol !== 'redis:' && protocol !== 'rediss:')
    throw new TypeError(`Not a Redis URL: ${protocol}//${host}`);
  const client = new Redis(url, {
    keyPrefix: `${namespace}:`,
    connectTimeout: 500,
    commandTimeout,
    enableOfflineQueue: false,
    // A command that was cut off may have been done: sending it again would count twice.
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 5), 1_000),
  });
  let silentUntil = 0;
  client.on('error', (error: Error) => {
    if (Date.now() < silentUntil) return;
    silentUntil = Date.now() + LOG_EVERY;
    log.warn(`Waiting for Redis at ${host}: ${error.message}`);
  });
  await new Promise<void>((resolve) => client.once('ready', resolve));
  return client;
}
