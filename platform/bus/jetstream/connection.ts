import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import type { Log } from '../../log.js';
import { connectPatiently } from '../../servers/index.js';
import { connectionFailure } from './connection-failure.js';
import { connectionOptions, type NatsAccess } from './connection-options.js';

export interface Connection {
  nc: NatsConnection;
  manager: JetStreamManager;
}

/**
 * Connects and runs `prepare`, retrying until the servers can be reached. Rejects at once, with one line that names the
 * setting, when a retry cannot help: for an invalid URL, and when a server refuses the client or a request.
 */
export async function connectWithRetry(
  { url, access, log }: { url: string; access: NatsAccess; log: Log },
  prepare: (manager: JetStreamManager) => Promise<void>,
): Promise<Connection> {
  const options = connectionOptions(url, access);
  const explain = (error: unknown) => connectionFailure(error, url, access);
  return connectPatiently({ service: 'NATS', log, explain }, async () => {
    const nc = await connect(options);
    try {
      const manager = await jetstreamManager(nc, { timeout: 5_000 });
      await prepare(manager);
      return { nc, manager };
    } catch (error) {
      await nc.close();
      throw error;
    }
  });
}
