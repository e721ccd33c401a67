import { setTimeout as sleep } from 'node:timers/promises';
import { jetstreamManager, JetStreamApiError, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';
import type { Log } from '../../log.js';

export interface Connection {
  nc: NatsConnection;
  manager: JetStreamManager;
}

/** ms between two tries, and between two lines of the log about them. */
const TRY_EVERY = 500;
const LOG_EVERY = 5_000;

/**
 * Connects and prepares, however long the server takes to be there; rejects at once where waiting cannot help: for a
 * malformed URL, and when the server is there and answers no.
 */
export async function connectWhenThere(
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
      if (isFinal(error)) throw error;
      if (Date.now() >= silentUntil) {
        silentUntil = Date.now() + LOG_EVERY;
        log.warn(`Waiting for NATS: ${error instanceof Error ? error.message : String(error)}`);
      }
      await sleep(TRY_EVERY);
    }
  }
}

/** From `nats://` or `tls://` URLs, several of them with commas between; name and password may stand in the first. */
function connectionOptions(url: string): NodeConnectionOptions {
  const urls = url.split(',').map((one) => new URL(one.trim()));
  const foreign = urls.find(({ protocol }) => protocol !== 'nats:' && protocol !== 'tls:');
  if (foreign) throw new TypeError(`Not a NATS URL: ${foreign.protocol}//${foreign.host}`);
  const [first] = urls as [URL, ...URL[]];
  return {
    servers: urls.map(({ host }) => host),
    ...(first.username && {
      user: decodeURIComponent(first.username),
      pass: decodeURIComponent(first.password),
    }),
    ...(first.protocol === 'tls:' && { tls: {} }),
    timeout: 2_000,
    // The default gives up for good after some 20 s.
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    // A server that hangs without closing the connection is noticed after two of these.
    pingInterval: 5_000,
    maxPingOut: 2,
    noAsyncTraces: true,
  };
}

/** Whether the server was reached and refused, for example a stream larger than its disk. */
function isFinal(error: unknown): boolean {
  return error instanceof JetStreamApiError && error.status !== 503;
}
