import { setTimeout as sleep } from 'node:timers/promises';
import { jetstreamManager, JetStreamApiError, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import type { Log } from '../../log.js';

export interface Connection {
  nc: NatsConnection;
  manager: JetStreamManager;
}

/** Interval of connection attempts, and of log lines about them, in ms. */
const TRY_EVERY = 500;
const LOG_EVERY = 5_000;

/**
 * Connects and runs `prepare`, retrying until the server can be reached. Rejects at once when a retry cannot
 * help: for an invalid URL, and when the server refuses a request.
 */
export async function connectWithRetry(
  url: string,
  log: Log,
  prepare: (manager: JetStreamManager) => Promise<void>,
): Promise<Connection> {
  const options = connectionOptions(url);
  let silentUntil = 0;
  for (;;) {
    let nc: NatsConnection | undefined;
    try {
      nc = await connect(options);
      const manager = await jetstreamManager(nc, { timeout: 5_000 });
      await prepare(manager);
      return { nc, manager };
    } catch (error) {
      await nc?.close();
      if (isRefusal(error)) throw error;
      if (Date.now() >= silentUntil) {
        silentUntil = Date.now() + LOG_EVERY;
        log.warn(`Waiting for NATS: ${error instanceof Error ? error.message : String(error)}`);
      }
      await sleep(TRY_EVERY);
    }
  }
}

/** Parses comma-separated `nats://` or `tls://` URLs. The first may carry user name and password. */
function connectionOptions(url: string): NodeConnectionOptions {
  const urls = url.split(',').map((one) => new URL(one.trim()));
  const invalid = urls.find(({ protocol }) => protocol !== 'nats:' && protocol !== 'tls:');
  if (invalid) throw new TypeError(`Invalid NATS URL: ${invalid.protocol}//${invalid.host}`);
  const [first] = urls as [URL, ...URL[]];
  return {
    servers: urls.map(({ host }) => host),
    ...(first.username && {
      user: decodeURIComponent(first.username),
      pass: decodeURIComponent(first.password),
    }),
    ...(first.protocol === 'tls:' && { tls: {} }),
    timeout: 2_000,
    // The default gives up after some 20 s.
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    // A server that hangs without closing the connection is disconnected after two missed pings.
    pingInterval: 5_000,
    maxPingOut: 2,
    noAsyncTraces: true,
  };
}

/** Whether the server was reached and refused, for example a stream larger than its disk. */
function isRefusal(error: unknown): boolean {
  return error instanceof JetStreamApiError && error.status !== 503;
}
