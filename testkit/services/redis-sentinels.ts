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

/** What clients must say; none by default. */
export interface Passwords {
  servers: string;
  sentinels: string;
}

export function startRedisSentinels(passwords?: Passwords): Promise<RedisSentinels> {
  return withDisposal(async (stack) => {
    const secret = passwords ? ['--requirepass', passwords.servers, '--masterauth', passwords.servers] : [];
    const settings = ['--repl-diskless-sync-delay', '0', ...secret];
    const master = stack.use(await startRedis(settings));
    const port = new URL(master.url).port;
    const replica = stack.use(await startRedis([...settings, '--replicaof', `127.0.0.1 ${port}`]));
    const sentinels = await Promise.all(
      Array.from({ length: SENTINELS }, async () => stack.use(await startSentinel(port, passwords))),
    );
    const tell = teller(passwords?.sentinels);
    for (const { url } of sentinels) await until(() => knowsAll(tell, url));
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

function startSentinel(masterPort: string, passwords?: Passwords): Promise<ServerProcess> {
  return startServer({
    binary: 'redis-server',
    scheme: 'redis',
    args: (port, folder) => {
      const path = join(folder, 'sentinel.conf');
      // A sentinel keeps what it learns in its file.
      if (!existsSync(path))
        writeFileSync(path, configuration(port, folder, masterPort) + (passwords ? secrets(passwords) : ''));
      return [path, '--sentinel'];
    },
  });
}

/** Sentinels that have all voted for themselves try again after twice the failover timeout. */
function configuration(port: number, folder: string, masterPort: string): string {
  return `
bind 127.0.0.1
port ${port}
dir ${folder}
sentinel monitor ${NAME} 127.0.0.1 ${masterPort} 2
sentinel down-after-milliseconds ${NAME} 3000
sentinel failover-timeout ${NAME} 2000
`;
}

function secrets({ servers, sentinels }: Passwords): string {
  return `
requirepass ${sentinels}
sentinel sentinel-pass ${sentinels}
sentinel auth-pass ${NAME} ${servers}
`;
}

type Tell = (url: string, ...command: (string | number)[]) => Promise<unknown>;

/** Whether a sentinel has found the replica and the other sentinels. */
async function knowsAll(tell: Tell, url: string): Promise<boolean> {
  const text = JSON.stringify(await tell(url, 'MASTER', NAME));
  return /"num-slaves"[,:]"1"/.test(text) && /"num-other-sentinels"[,:]"2"/.test(text);
}

/** Sends commands to sentinels. */
function teller(password?: string): Tell {
  return async (url, ...command) => {
    const redis = new Redis(url, password === undefined ? {} : { password });
    try {
      return await redis.call('SENTINEL', ...command);
    } finally {
      redis.disconnect();
    }
  };
}
