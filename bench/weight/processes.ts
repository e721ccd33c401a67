import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from '#embedded/index.js';
import { Network } from '#network/index.js';
import { seedDemo } from '#network/demo/index.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { connectMongo } from '#platform/mongo/index.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import { openStore } from '#subgraphs/tweets/store/index.js';
import { Child } from '#testkit/client/child.js';
import { startNats, startRedis } from '#testkit/services/index.js';

const NAMESPACE = 'weight';

/** A process of the product, started by the same command as in production. */
export interface Service {
  readonly url: string;
  /** ms of CPU, user and system, since the process started. */
  cpu(): Promise<number>;
}

/** A network with the demo graph on real services, one process for each subgraph. */
export interface SplitNetwork {
  /** Settings that every process of the network shares. */
  readonly settings: Record<string, string>;
  readonly subgraphs: ReadonlyMap<string, Service>;
  /** A directory that lives as long as the bench. */
  readonly directory: string;
}

export async function openSplitNetwork(stack: DisposalStack): Promise<SplitNetwork> {
  const directory = await mkdtemp(join(tmpdir(), 'rookery-weight-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  const store = stack.use(await startEmbeddedStore({ directory: join(directory, 'documents') }));
  const redis = stack.use(await startRedis());
  const nats = stack.use(await startNats());
  const namespace = NAMESPACE;
  const services = { mongodbUrl: store.url, redisUrl: redis.url, natsUrl: nats.url };
  {
    await using network = await Network.create({ ...services, directory, namespace });
    await seedDemo(network, process.stdout);
  }
  const settings = {
    NODE_ENV: 'production',
    PORT: '0',
    MONGODB_URL: store.url,
    REDIS_URL: redis.url,
    NATS_URL: nats.url,
    ROOKERY_NAMESPACE: namespace,
    ROOKERY_SECRETS: join(directory, 'secrets'),
  };
  const subgraphs = new Map<string, Service>();
  for (const name of SUBGRAPH_NAMES) {
    subgraphs.set(name, await startService(stack, ['subgraph', name], settings, / is ready at (\S+)/));
  }
  return { settings, subgraphs, directory };
}

/** Starts a gateway of the network. */
export function startGateway(
  stack: DisposalStack,
  { settings, subgraphs }: SplitNetwork,
  extra: Record<string, string>,
): Promise<Service> {
  const addresses = Object.fromEntries(
    [...subgraphs].map(([name, { url }]) => [`${name.toUpperCase()}_URL`, url]),
  );
  return startService(stack, ['gateway'], { ...settings, ...addresses, ...extra }, / is ready at (\S+)/);
}

/** Starts a program, by default the product's entry, and reads its address from its output. */
export async function startService(
  stack: DisposalStack,
  command: readonly string[],
  settings: Record<string, string>,
  address: RegExp,
  program = 'network/main.ts',
): Promise<Service> {
  const args = ['--max-semi-space-size=32', '--conditions=source', '--import', 'tsx', program];
  const child = stack.use(new Child(process.execPath, [...args, ...command], settings));
  const [, url = ''] = await child.says(address);
  return { url, cpu: () => readCpu(new URL('/metrics', url)) };
}

async function readCpu(metrics: URL): Promise<number> {
  const text = await (await fetch(metrics)).text();
  const [, seconds] = /^process_cpu_seconds_total(?:\{.*\})? (\S+)/m.exec(text) ?? [];
  if (seconds === undefined) throw new Error(`${metrics.href} has no process_cpu_seconds_total.`);
  return Number(seconds) * 1_000;
}

/** The tweets of the demo graph, newest first, and their authors. */
export interface DemoGraph {
  readonly tweets: readonly { readonly id: string; readonly authorId: string }[];
  readonly users: readonly string[];
}

export async function readDemoGraph({ settings }: SplitNetwork): Promise<DemoGraph> {
  const url = settings['MONGODB_URL'] ?? '';
  await using mongo = await connectMongo({
    ...{ url, namespace: NAMESPACE, monitorCommands: false, log: silentLog },
  });
  const store = await openStore(mongo);
  const tweets = (await store.tweets.all({ after: null, limit: 10_000 }))
    .map(({ _id, authorId }) => ({ id: _id, authorId }))
    .toReversed();
  return { tweets, users: [...new Set(tweets.map(({ authorId }) => authorId))] };
}
