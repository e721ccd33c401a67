import { mkdtemp, rm } from 'node:fs/promises';
import type { NetConnectOpts } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDisposal, type DisposalStack } from '#platform/lifecycle.js';
import { ensureSecrets } from '#platform/secrets.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import { Child } from '../client/child.js';
import {
  openBalancer,
  openDocuments,
  startNatsCluster,
  startRedisCluster,
  type Balancer,
  type NatsCluster,
  type RedisCluster,
} from '../services/index.js';
import { rookeryProgram } from '../compiled/program.js';

const COPIES = 2;

/** One process of a service, which restarts at the address that its balancer knows. */
export interface ServiceProcess {
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** A whole network of processes, two of each subgraph and two gateways, on three NATS servers and six Redis servers. */
export interface ProcessCluster extends AsyncDisposable {
  readonly namespace: string;
  readonly nats: NatsCluster;
  readonly redis: RedisCluster;
  /** The way to MongoDB (an embedded store, or the one server of MONGODB_URL): to close it is to kill the router of a sharded cluster. */
  readonly documents: Balancer;
  readonly documentsUrl: string;
  /** By subgraph. */
  readonly subgraphs: ReadonlyMap<string, readonly ServiceProcess[]>;
  readonly gateways: readonly ServiceProcess[];
  /** The URLs of the gateways. */
  readonly urls: readonly string[];
  /** The errors that the processes have logged so far: lines of JSON. */
  errors(): string[];
}

export function startProcessCluster(): Promise<ProcessCluster> {
  return withDisposal(async (stack) => {
    const directory = await mkdtemp(join(tmpdir(), 'rookery-cluster-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const secrets = join(directory, 'secrets');
    await ensureSecrets(secrets);
    const nats = stack.use(await startNatsCluster());
    const redis = stack.use(await startRedisCluster());
    const { url: directUrl } = stack.use(await openDocuments());
    const documents = stack.use(await openBalancer([targetOf(directUrl)]));
    const documentsUrl = throughBalancer(directUrl, documents);
    const outputs: (() => string)[] = [];
    const namespace = `c${crypto.randomUUID().slice(0, 8)}`;
    const environment = {
      ...{
        ROOKERY_NAMESPACE: namespace,
        ROOKERY_SECRETS: secrets,
        ROOKERY_RATE_LIMITS: 'off',
        DRAIN_MS: '0',
      },
      MONGODB_URL: documentsUrl,
      ...{ REDIS_URL: redis.url, NATS_URL: nats.url, ROOKERY_NATS_REPLICAS: '3' },
    };
    const started = await Promise.all(
      SUBGRAPH_NAMES.map(async (name) => {
        const copies = await startCopies(stack, outputs, ['subgraph', name], environment);
        const balancer = stack.use(await openBalancer(copies.map(({ url }) => targetOf(url))));
        return { name, copies, url: `http://127.0.0.1:${balancer.port}/graphql` };
      }),
    );
    const addresses = started.map(({ name, url }) => [`${name.toUpperCase()}_URL`, url]);
    const gateways = await startCopies(stack, outputs, ['gateway'], {
      ...environment,
      ...Object.fromEntries(addresses),
    });
    return {
      ...{ namespace, nats, redis, documents, documentsUrl, gateways },
      subgraphs: new Map(started.map(({ name, copies }) => [name, copies])),
      urls: gateways.map(({ url }) => url),
      errors: () => outputs.flatMap((output) => output().split('\n').filter(isError)),
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}

function startCopies(
  stack: DisposalStack,
  outputs: (() => string)[],
  command: readonly string[],
  environment: Record<string, string>,
): Promise<(ServiceProcess & { url: string })[]> {
  return Promise.all(
    Array.from({ length: COPIES }, async () => {
      const start = (port: string): Child => {
        const child = stack.use(
          new Child(process.execPath, rookeryProgram(...command), { ...environment, PORT: port }),
        );
        outputs.push(() => child.output);
        return child;
      };
      let child = start('0');
      const [, url = ''] = await child.says(/is ready at (\S+)/);
      return {
        url,
        kill: async () => void (await child.kill('SIGKILL')),
        restart: async () => {
          child = start(new URL(url).port);
          await child.says(/is ready at/);
        },
      };
    }),
  );
}

/** Whether a line of a log says that an operator must act: among others, what is behind an INTERNAL_SERVER_ERROR. */
function isError(line: string): boolean {
  return /^\{"level":[56]0,/.test(line);
}

/** The same documents, by the balancer. */
function throughBalancer(url: string, { port }: Balancer): string {
  const { username, password, pathname, searchParams } = new URL(url);
  const credentials = username === '' ? '' : `${username}:${password}@`;
  searchParams.set('directConnection', 'true');
  return `mongodb://${credentials}127.0.0.1:${port}${pathname || '/'}?${searchParams}`;
}

/** Where the server of a URL listens: at a port or a socket. */
function targetOf(url: string): NetConnectOpts {
  const { hostname, port } = new URL(url);
  const socket = decodeURIComponent(hostname);
  return socket.endsWith('.sock') ? { path: socket } : { host: hostname, port: Number(port || 27_017) };
}
