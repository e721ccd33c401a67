import { startServer, type ServerProcess } from './server-process.js';
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
