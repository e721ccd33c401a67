import { Redis, type RedisOptions as DriverOptions } from 'ioredis';
import type { Log } from '../log.js';

export interface RedisOptions {
  /** `redis://` or `rediss://`. */
  url: string;
  /** Stands before every key, with a colon. */
  namespace: string;
  log: Log;
  /**
   * ms that a command may take. A cache that is slower than what it spares is no cache. A reply that has come while this
   * process was busy with something else is in time.
   * @default 150
   */
  commandTimeout?: number;
}

/** What a command is rejected with that took too long. */
export const TIMED_OUT = 'Command timed out';

/** ms between two lines of the log about one and the same trouble. */
const LOG_EVERY = 5_000;

/**
 * A connection with a limit of time for each command. The driver's own limit counts the time of this process too: a busy one
 * gives up replies that lie there unread, and what it does instead makes it busier.
 */
class TimedRedis extends Redis {
  readonly #timeout: number;
  #isGathering = false;

  constructor(url: string, timeout: number, options: DriverOptions & { replyMapping?: 'legacy' }) {
    super(url, options);
    this.#timeout = timeout;
  }

  override sendCommand(...[command, stream]: Parameters<Redis['sendCommand']>): unknown {
    const giveUp = (): void => command.reject(new Error(TIMED_OUT));
    let timer: NodeJS.Timeout | undefined;
    let isSettled = false;
    const settled = (): void => {
      isSettled = true;
      clearTimeout(timer);
    };
    command.promise.then(settled, settled);
    this.#gather();
    // Its time begins when it leaves.
    process.nextTick(() => {
      if (isSettled) return;
      // Whatever has come until then is read between the timer and what it sets: then there is nothing left to give up.
      timer = setTimeout(() => setImmediate(giveUp), this.#timeout);
    });
    return super.sendCommand(command, stream);
  }

  /** What is sent on one occasion leaves in one write, which costs no more than each of them would. */
  #gather(): void {
    const { stream } = this;
    if (this.#isGathering || this.status !== 'ready') return;
    this.#isGathering = true;
    stream.cork();
    process.nextTick(() => {
      this.#isGathering = false;
      stream.uncork();
    });
  }
}

/**
 * Connects and resolves when the server is ready, however long that takes; rejects at once for a URL that can never
 * work. Later, while the server is away, commands fail at once and the connection is tried again and again.
 */
export async function openRedis({ url, namespace, log, commandTimeout = 150 }: RedisOptions): Promise<Redis> {
  const { protocol, host } = new URL(url);
  if (protocol !== 'redis:' && protocol !== 'rediss:')
    throw new TypeError(`Not a Redis URL: ${protocol}//${host}`);
  const client = new TimedRedis(url, commandTimeout, {
    keyPrefix: `${namespace}:`,
    connectTimeout: 500,
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
