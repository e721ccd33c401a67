import { setTimeout as sleep } from 'node:timers/promises';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Log } from '../../log.js';
import { connectionFailure } from './connection-failure.js';
import { connectionOptions, type NatsAccess } from './connection-options.js';

export interface Connection {
  nc: NatsConnection;
  manager: JetStreamManager;
}

/** Interval of connection attempts, and of log lines about them, in ms. */
const TRY_EVERY = 500;
const LOG_EVERY = 5_000;

/**
 * Connects and runs `prepare`, retrying until the servers can be reached. Rejects at once, with one line that names the
 * setting, when a retry cannot help: for an invalid URL, and when a server refuses the client or a request.
 */
export async function connectWithRetry(
  { url, access, log }: { url: string; access: NatsAccess; log: Log },
  prepare: (manager: JetStreamManager) => Promise<void>,
): Promise<Connection> {
  const options = connectionOptions(url, access);
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
      const { line, isFinal } = connectionFailure(error, url, access);
      if (isFinal) throw new Error(line, { cause: error });
      if (Date.now() >= silentUntil) {
        silentUntil = Date.now() + LOG_EVERY;
        log.warn(`Waiting for NATS: ${line}`);
      }
      await sleep(TRY_EVERY);
    }
  }
}
