import type { RedisOptions as DriverOptions } from 'ioredis';
import { hostsOf, parseRedisUrl, type RedisServers } from '../config/redis-url.js';
import type { Log } from '../log.js';
import { readTlsFiles, waitingReport } from '../servers/index.js';
import { clusterNodeFailure } from './connection-failure.js';
import { diagnose } from './diagnosis.js';
import type { RedisAccess } from './redis-access.js';
import { TimedCluster, TimedRedis, type RedisClient } from './timed-clients.js';

export interface RedisOptions {
  /** One server, a cluster, or a master that sentinels know: see `parseRedisUrl`. */
  url: string;
  access?: RedisAccess | undefined;
  /** Prefix of every key, followed by a colon. */
  namespace: string;
  log: Log;
  /**
   * Timeout of a command in ms. A cache that is slower than its source has no use. A reply that arrived while
   * this process was busy is in time.
   * @default 150
   */
  commandTimeout?: number;
}

/** How often a client asks a cluster which server has which slots, in ms: it may not hear of a failover otherwise. */
const REFRESH_EVERY = 1_000;

/** Times a command follows a slot to another server. */
const REDIRECTIONS = 3;

const COMMON = {
  connectTimeout: 500,
  // An interrupted command may have been applied: a retry would count twice.
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
} satisfies DriverOptions;

/**
 * Connects, and resolves when the server or the cluster is ready, however long that takes. Rejects at once, with one line that
 * names the setting, when a retry cannot help: for an invalid URL, and when a server refuses the client. Later, while a
 * server cannot be reached, its commands fail at once and the client keeps reconnecting.
 */
export async function openRedis(options: RedisOptions): Promise<RedisClient> {
  const { url, access = {}, log, commandTimeout = 150 } = options;
  const servers = parseRedisUrl(url);
  const client =
    servers.kind === 'cluster'
      ? clusterClient(servers, access, commandTimeout)
      : serverClient(servers, access, commandTimeout);
  const refused = logFailures(client, servers, access, log);
  try {
    await Promise.race([new Promise<void>((resolve) => client.once('ready', resolve)), refused]);
    if (servers.kind !== 'cluster') await refuseClusterNode(client, servers);
  } catch (error) {
    client.disconnect();
    throw error;
  }
  return client;
}

function serverClient(servers: RedisServers, access: RedisAccess, timeout: number): RedisClient {
  const { hosts, credentials, tls, master, database } = servers;
  const encrypted = tls ? { tls: readTlsFiles(access) } : {};
  const { sentinelUsername, sentinelPassword } = access;
  const where =
    master === null
      ? { ...hosts[0] }
      : {
          ...{ sentinels: hosts, name: master, sentinelRetryStrategy: backoff },
          // A master that hangs keeps its connections: only the sentinels know of the new one.
          failoverDetector: true,
          ...(sentinelUsername === undefined ? {} : { sentinelUsername }),
          ...(sentinelPassword === undefined ? {} : { sentinelPassword }),
          ...(tls && { sentinelTLS: readTlsFiles(access), enableTLSForSentinelMode: true }),
        };
  const client = new TimedRedis(timeout, {
    ...COMMON,
    ...credentials,
    ...encrypted,
    ...where,
    db: database,
    lazyConnect: true,
    enableOfflineQueue: false,
    retryStrategy: backoff,
    // A master that became a replica keeps its connections, too.
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  });
  connect(client);
  return client;
}

function clusterClient(
  { hosts, credentials, tls }: RedisServers,
  access: RedisAccess,
  timeout: number,
): RedisClient {
  const client = new TimedCluster(timeout, hosts, {
    redisOptions: { ...COMMON, ...credentials, ...(tls && { tls: readTlsFiles(access) }) },
    lazyConnect: true,
    // For the moment in which a server of the cluster is being connected.
    enableOfflineQueue: true,
    clusterRetryStrategy: backoff,
    slotsRefreshInterval: REFRESH_EVERY,
    maxRedirections: REDIRECTIONS,
    // An interrupted command may have been applied, as above. 0 lets it fail.
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
    // Certificates name hosts, not addresses.
    dnsLookup: (host, found) => found(null, host),
  });
  connect(client);
  return client;
}

/** Failures are events of the client. */
function connect(client: RedisClient): void {
  client.connect().catch(() => undefined);
}

function backoff(times: number): number {
  return Math.min(50 * 2 ** Math.min(times, 5), 1_000);
}

/** Logs why there is no connection. Rejects when no retry can help. */
function logFailures(
  client: RedisClient,
  servers: RedisServers,
  access: RedisAccess,
  log: Log,
): Promise<never> {
  const report = waitingReport('Redis', log);
  let isAsking = false;
  return new Promise((_, reject) => {
    const failed = async (error: Error, isOneOfMany: boolean): Promise<void> => {
      // While the reason is being found out, further failures tell nothing new.
      if (isAsking) return;
      isAsking = true;
      const { line, isFinal } = await diagnose(error, servers, access).finally(() => (isAsking = false));
      if (isFinal) reject(new Error(line, { cause: error }));
      if (!isOneOfMany) report(line);
    };
    const follow = (error: Error, isOneOfMany = false): void => {
      failed(error, isOneOfMany).catch(reject);
    };
    client.on('error', (error: Error) => follow(error));
    client.on('node error', (error: Error) => follow(error));
    // The next sentinel may know.
    client.on('sentinelError', (error: Error) => follow(error, true));
  });
}

/** One node of a cluster refuses the keys of the others, command by command: a start that is refused is better. */
async function refuseClusterNode(client: RedisClient, servers: RedisServers): Promise<void> {
  const info = await client.info('cluster').catch(() => '');
  if (!/cluster_enabled:1/.test(String(info))) return;
  throw new Error(clusterNodeFailure(hostsOf(servers)));
}
