import type { Certificates } from './certificates.js';
import { freePort, startServer, type ServerProcess } from './server-process.js';
import type { Source } from './server-or-url.js';

/** The timeout of Redis commands in tests, in ms: long, so that a busy machine does not run them without a cache. */
export const REDIS_TIMEOUT = 20_000;

/** A Redis server without persistence: a cache. `settings` are more arguments of the program. */
export function startRedis(settings: readonly string[] = []): Promise<ServerProcess> {
  return startServer({
    binary: 'redis-server',
    scheme: 'redis',
    args: (port, folder) =>
      [
        ['--bind', '127.0.0.1', '--port', String(port)],
        ['--dir', folder, '--save', '', '--appendonly', 'no'],
        settings,
      ].flat(),
  });
}

export const REDIS: Source = { variable: 'REDIS_URL', binary: 'redis-server', start: () => startRedis() };

/** The arguments of a server that also speaks TLS, at a port of its own, to clients that the authority has signed. */
export async function encrypted(certificates: Certificates): Promise<{ port: number; settings: string[] }> {
  const port = await freePort();
  const { ca, serverCert, serverKey } = certificates;
  const files = ['--tls-ca-cert-file', ca, '--tls-cert-file', serverCert, '--tls-key-file', serverKey];
  return { port, settings: ['--tls-port', String(port), ...files] };
}
