import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, startServer, type ServerProcess } from './server-process.js';
import type { Source } from './server-or-url.js';

/**
 * A NATS server with JetStream on disk and no other port: no monitoring, no cluster, no WebSocket. `config` is more of its
 * configuration, in NATS's own syntax; a function is asked at each start.
 */
export function startNats(config: string | (() => string) = ''): Promise<ServerProcess> {
  return startServer({
    binary: 'nats-server',
    scheme: 'nats',
    args: (port, folder) => {
      const file = join(folder, 'nats.conf');
      writeFileSync(file, typeof config === 'string' ? config : config());
      return [
        '--addr',
        '127.0.0.1',
        '--port',
        String(port),
        '--jetstream',
        '--store_dir',
        folder,
        '--config',
        file,
      ];
    },
  });
}

/** A cluster of NATS servers. */
export interface NatsCluster extends AsyncDisposable {
  /** The URLs of all servers, separated by commas. */
  readonly url: string;
  /** By name: `n0`, `n1`, ... */
  readonly nodes: ReadonlyMap<string, ServerProcess>;
}

/** Starts servers that form one cluster. JetStream serves once most of them have elected a leader. */
export async function startNatsCluster(size = 3): Promise<NatsCluster> {
  const ports = await Promise.all(Array.from({ length: size }, freePort));
  const routes = ports.map((port) => `nats://127.0.0.1:${port}`);
  const started = ports.map((port, index) =>
    startNats(
      [
        `server_name: n${index}`,
        `cluster { name: test, listen: "127.0.0.1:${port}", routes: [${routes.join(', ')}] }`,
      ].join('\n'),
    ),
  );
  const servers = await Promise.all(started);
  return {
    url: servers.map(({ url }) => url).join(','),
    nodes: new Map(servers.map((server, index) => [`n${index}`, server])),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
    },
  };
}

export const NATS: Source = { variable: 'NATS_URL', binary: 'nats-server', start: () => startNats() };
