import { Redis, type RedisOptions as DriverOptions } from 'ioredis';
import type { Log } from '../log.js';

export interface RedisOptions {
  /** `redis://` or `rediss://`. */
  url: string;
  /** Prefix of every key, followed by a colon. */
  namespace: string;
  log: Log;
  /**
   * Timeout of a command in ms. A cache that is slower than its source has no use. A reply that arrived while
   * this process was busy is in time.
   * @default 150
   */
  commandTimeout?: number;
}

/** The error message of a command that timed out. */
export const TIMED_OUT = 'Command timed out';

/** Minimum interval of log lines about the connection, in ms. */
const LOG_EVERY = 5_000;

/**
 * A client with a timeout for each command. The driver's own timeout includes the time that this process is
 * busy: an overloaded process would reject replies that have already arrived, and its fallbacks would add
 * load.
 */
class TimedRedis extends Redis {
  readonly #timeout: number;
  #isCorked = false;

  constructor(url: string, timeout: number, options: DriverOptions & { replyMapping?: 'legacy' }) {
    super(url, options);
    this.#timeout = timeout;
  }

  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    const rejectTimedOut = (): void => command.reject(new Error(TIMED_OUT));
    let timer: NodeJS.Timeout | undefined;
    let isSettled = false;
    const settled = (): void => {
      isSettled = true;
      clearTimeout(timer);
    };
    command.promise.then(settled, settled);
    this.#corkThisTurn();
    // The timeout starts when the command is sent.
    process.nextTick(() => {
      if (isSettled) return;
      // Replies that have arrived by now are read between the timer and the immediate: then the command is
      // already settled.
      timer = setTimeout(() => setImmediate(rejectTimedOut), this.#timeout);
    });
    return super.sendCommand(command, stream);
  }

  /** Sends all commands of one turn in a single write, which costs no more than a write for each of them. */
  #corkThisTurn(): void {
    const { stream } = this;
    if (this.#isCorked || this.status !== 'ready') return;
    this.#isCorked = true;
    stream.cork();
    process.nextTick(() => {
      this.#isCorked = false;
      stream.uncork();
    });
  }
}

/**
 * Connects, and resolves when the server is ready, however long that takes. Rejects at once for an invalid
 * URL. Later, while the server cannot be reached, commands fail at once and the client keeps reconnecting.
 */
export async function openRedis({ url, namespace, log, commandTimeout = 150 }: RedisOptions): Promise<Redis> {
  const { protocol, host } = new URL(url);
  if (protocol !== 'redis:' && protocol !== 'rediss:')
    throw new TypeError(`Invalid Redis URL: ${protocol}//${host}`);
  const client = new TimedRedis(url, commandTimeout, {
    keyPrefix: `${namespace}:`,
    connectTimeout: 500,
    enableOfflineQueue: false,
    // An interrupted command may have been applied: a retry would count twice.
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
