import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { withDisposal } from '#platform/lifecycle.js';
import { startRedis } from './redis.js';
import { startServer, type ServerProcess } from './server-process.js';
import { until } from './until.js';

/** A master with a replica, and three sentinels that let the replica take over. */
export interface RedisSentinels extends AsyncDisposable {
  /** Names the sentinels. */
  readonly url: string;
  readonly master: ServerProcess;
  readonly replica: ServerProcess;
  readonly sentinels: readonly ServerProcess[];
  /** Lets the sentinels know another master. */
  monitor(name: string, port: number): Promise<void>;
}

const NAME = 'nest';
const SENTINELS = 3;

export function startRedisSentinels(): Promise<RedisSentinels> {
  return withDisposal(async (stack) => {
    const settings = ['--repl-diskless-sync-delay', '0'];
    const master = stack.use(await startRedis(settings));
    const port = new URL(master.url).port;
    const replica = stack.use(await startRedis([...settings, '--replicaof', `127.0.0.1 ${port}`]));
    const sentinels = await Promise.all(
      Array.from({ length: SENTINELS }, async () => stack.use(await startSentinel(port))),
    );
    for (const { url } of sentinels) await knowsAll(url);
    const hosts = sentinels.map(({ url }) => new URL(url).host).join();
    return {
      url: `redis+sentinel://${hosts}/${NAME}`,
      ...{ master, replica, sentinels },
      monitor: async (name, masterPort) => {
        for (const { url } of sentinels) await tell(url, 'MONITOR', name, '127.0.0.1', masterPort, 2);
      },
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}

function startSentinel(masterPort: string): Promise<ServerProcess> {
  return startServer({
    binary: 'redis-server',
    scheme: 'redis',
    args: (port, folder) => {
      const path = join(folder, 'sentinel.conf');
      // A sentinel keeps what it learns in its file.
      if (!existsSync(path)) writeFileSync(path, configuration(port, folder, masterPort));
      return [path, '--sentinel'];
    },
  });
}

function configuration(port: number, folder: string, masterPort: string): string {
  return `
bind 127.0.0.1
port ${port}
dir ${folder}
sentinel monitor ${NAME} 127.0.0.1 ${masterPort} 2
sentinel down-after-milliseconds ${NAME} 1000
sentinel failover-timeout ${NAME} 3000
`;
}

/** Resolves when a sentinel has found the replica and the other sentinels. */
async function knowsAll(url: string): Promise<void> {
  await until(async () => {
    const text = JSON.stringify(await tell(url, 'MASTER', NAME));
    return /"num-slaves"[,:]"1"/.test(text) && /"num-other-sentinels"[,:]"2"/.test(text);
  });
}

async function tell(url: string, ...command: (string | number)[]): Promise<unknown> {
  const redis = new Redis(url);
  try {
    return await redis.call('SENTINEL', ...command);
  } finally {
    redis.disconnect();
  }
}
