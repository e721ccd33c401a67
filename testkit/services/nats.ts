import { startServer, type ServerProcess } from './server-process.js';
import type { Source } from './server-or-url.js';

/** A NATS server with JetStream on disk and no other port: no monitoring, no cluster, no WebSocket. */
export function startNats(): Promise<ServerProcess> {
  return startServer({
    binary: 'nats-server',
    scheme: 'nats',
    args: (port, folder) => [
      '--addr',
      '127.0.0.1',
      '--port',
      String(port),
      '--jetstream',
      '--store_dir',
      folder,
    ],
  });
}

export const NATS: Source = { variable: 'NATS_URL', binary: 'nats-server', start: startNats };
