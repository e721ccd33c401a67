import { Redis } from 'ioredis';
import { withDisposal } from '#platform/lifecycle.js';
import type { Certificates } from './certificates.js';
import { encrypted, startRedis } from './redis.js';
import { freePort, type ServerProcess } from './server-process.js';
import { until } from './until.js';

/** A Redis Cluster of three masters with a replica each. */
export interface RedisCluster extends AsyncDisposable {
  /** Names one master, which tells of the others. */
  readonly url: string;
  readonly nodes: readonly ClusterNode[];
  /** The node that has the slot of a key. */
  masterOf(key: string): Promise<ClusterNode>;
  /** Resolves when every slot has a master again and every replica that runs follows one. */
  settled(): Promise<void>;
}

export interface ClusterNode {
  /** Names the cluster by this node. */
  readonly url: string;
  readonly server: ServerProcess;
  readonly redis: Redis;
}

const MASTERS = 3;
const SLOTS = 16_384;

/** With certificates, the URL is one of TLS. */
export function startRedisCluster(certificates?: Certificates): Promise<RedisCluster> {
  return withDisposal(async (stack) => {
    const nodes = await Promise.all(
      Array.from({ length: 2 * MASTERS }, async (): Promise<ClusterNode> => {
        const tls = certificates && (await encrypted(certificates));
        const settings = tls ? [...tls.settings, '--tls-cluster', 'yes', '--tls-replication', 'yes'] : [];
        const server = stack.use(await startRedis([...(await clusterArguments()), ...settings]));
        const redis = new Redis(server.url, { maxRetriesPerRequest: 0, retryStrategy: () => 50 });
        redis.on('error', () => undefined);
        stack.defer(() => redis.disconnect());
        const url = tls ? `rediss+cluster://127.0.0.1:${tls.port}` : server.url.replace(':', '+cluster:');
        return { server, redis, url };
      }),
    );
    await formCluster(nodes);
    return {
      url: nodes[0]!.url,
      nodes,
      masterOf: (key) => masterOf(nodes, key),
      settled: () => until(() => isSettled(nodes)),
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}

/** A failover after two seconds, which a busy machine does not cause, and replication at once. */
async function clusterArguments(): Promise<string[]> {
  return [
    ['--cluster-enabled', 'yes', '--cluster-port', String(await freePort())],
    ['--cluster-node-timeout', '2000', '--cluster-replica-validity-factor', '0'],
    ['--repl-diskless-sync-delay', '0'],
  ].flat();
}

async function formCluster(nodes: readonly ClusterNode[]): Promise<void> {
  const masters = nodes.slice(0, MASTERS);
  await Promise.all(
    nodes.map(async ({ redis }, index) => {
      await redis.cluster('SET-CONFIG-EPOCH', index + 1);
      const from = Math.floor((index * SLOTS) / MASTERS);
      const to = Math.floor(((index + 1) * SLOTS) / MASTERS) - 1;
      if (index < MASTERS) await redis.cluster('ADDSLOTSRANGE', from, to);
    }),
  );
  const first = nodes[0]!.redis;
  for (const { redis } of nodes.slice(1)) {
    const busPort = await redis.config('GET', 'cluster-port');
    await first.call('CLUSTER', 'MEET', '127.0.0.1', redis.options.port ?? 0, busPort[1] ?? 0);
  }
  await until(async () =>
    (await Promise.all(nodes.map(knownNodes))).every((count) => count === nodes.length),
  );
  const ids = await Promise.all(masters.map(({ redis }) => redis.cluster('MYID')));
  await Promise.all(
    nodes.slice(MASTERS).map(({ redis }, index) => redis.cluster('REPLICATE', String(ids[index]))),
  );
  await until(() => isSettled(nodes));
}

async function knownNodes({ redis }: ClusterNode): Promise<number> {
  return Number(/cluster_known_nodes:(\d+)/.exec(String(await redis.cluster('INFO')))?.[1]);
}

async function isSettled(nodes: readonly ClusterNode[]): Promise<boolean> {
  const running = nodes.filter(({ redis }) => redis.status === 'ready');
  const states = await Promise.all(
    running.map(async ({ redis }) => {
      const [cluster, replication] = await Promise.all([redis.cluster('INFO'), redis.info('replication')]);
      return { cluster: String(cluster), replication };
    }),
  );
  const masters = states.filter(({ replication }) => /role:master/.test(replication));
  return (
    states.every(({ cluster }) => /cluster_state:ok/.test(cluster)) &&
    states.every(({ replication }) => !/master_link_status:down/.test(replication)) &&
    masters.length === MASTERS
  );
}

async function masterOf(nodes: readonly ClusterNode[], key: string): Promise<ClusterNode> {
  for (const node of nodes) {
    const found = await node.redis.exists(key).catch(() => null);
    if (found === null || !/role:master/.test(await node.redis.info('replication'))) continue;
    return node;
  }
  throw new Error(`No master has the slot of ${key}.`);
}
