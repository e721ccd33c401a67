import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { withDisposal } from '#platform/lifecycle.js';
import type { Certificates } from './certificates.js';
import { encrypted, startRedis } from './redis.js';
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

export interface SentinelOptions {
  passwords?: Passwords;
  /** With them, the sentinels speak nothing but TLS, to clients, to each other and to the servers. */
  certificates?: Certificates;
}

export function startRedisSentinels(options: SentinelOptions = {}): Promise<RedisSentinels> {
  const { passwords, certificates } = options;
  return withDisposal(async (stack) => {
    const start = async (...replication: string[]): Promise<{ server: ServerProcess; port: string }> => {
      const tls = certificates && (await encrypted(certificates));
      const secret = passwords ? ['--requirepass', passwords.servers, '--masterauth', passwords.servers] : [];
      const encryption = tls ? [...tls.settings, '--tls-replication', 'yes'] : [];
      const settings = ['--repl-diskless-sync-delay', '0', ...secret, ...encryption, ...replication];
      const server = stack.use(await startRedis(settings));
      return { server, port: tls ? String(tls.port) : new URL(server.url).port };
    };
    const { server: master, port } = await start();
    const { server: replica } = await start('--replicaof', `127.0.0.1 ${port}`);
    const sentinels = await Promise.all(
      Array.from({ length: SENTINELS }, async () => stack.use(await startSentinel(port, options))),
    );
    const tell = teller(options);
    for (const { url } of sentinels) await until(() => knowsAll(tell, url));
    const hosts = sentinels.map(({ url }) => new URL(url).host).join();
    return {
      url: `${certificates ? 'rediss' : 'redis'}+sentinel://${hosts}/${NAME}`,
      ...{ master, replica, sentinels },
      monitor: async (name, masterPort) => {
        for (const { url } of sentinels) await tell(url, 'MONITOR', name, '127.0.0.1', masterPort, 2);
      },
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}

function startSentinel(masterPort: string, options: SentinelOptions): Promise<ServerProcess> {
  return startServer({
    binary: 'redis-server',
    scheme: 'redis',
    args: (port, folder) => {
      const path = join(folder, 'sentinel.conf');
      // A sentinel keeps what it learns in its file.
      if (!existsSync(path)) writeFileSync(path, configuration(port, folder, masterPort, options));
      return [path, '--sentinel'];
    },
  });
}

/** Sentinels that have all voted for themselves try again after twice the failover timeout. */
function configuration(
  port: number,
  folder: string,
  masterPort: string,
  { passwords, certificates }: SentinelOptions,
): string {
  return `
bind 127.0.0.1
${certificates ? encryption(port, certificates) : `port ${port}`}
dir ${folder}
sentinel monitor ${NAME} 127.0.0.1 ${masterPort} 2
sentinel down-after-milliseconds ${NAME} 3000
sentinel failover-timeout ${NAME} 2000
${passwords ? secrets(passwords) : ''}`;
}

function encryption(port: number, { ca, serverCert, serverKey }: Certificates): string {
  return `
port 0
tls-port ${port}
sentinel announce-ip 127.0.0.1
sentinel announce-port ${port}
tls-replication yes
tls-ca-cert-file ${ca}
tls-cert-file ${serverCert}
tls-key-file ${serverKey}
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
function teller({ passwords, certificates }: SentinelOptions): Tell {
  const password = passwords?.sentinels;
  const tls = certificates && {
    ca: readFileSync(certificates.ca),
    cert: readFileSync(certificates.clientCert),
    key: readFileSync(certificates.clientKey),
  };
  return async (url, ...command) => {
    const redis = new Redis(url, { ...(password !== undefined && { password }), ...(tls && { tls }) });
    try {
      return await redis.call('SENTINEL', ...command);
    } finally {
      redis.disconnect();
    }
  };
}
