import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type GatewayConfig,
  type GatewayService,
  type Limits,
  type TrustedDocuments,
} from '#gateway/index.js';
import { startEmbeddedStore } from '#embedded/index.js';
import { systemClock, type Clock } from '#platform/clock.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import { withDisposal } from '#platform/lifecycle.js';
import { silentLog, type Log } from '#platform/log.js';
import { openInfrastructure, type Infrastructure } from '#platform/infrastructure.js';
import { readSupergraph, type RunningSubgraph, type Subgraph } from '#platform/subgraph.js';
import type { FollowerTiers } from '#social/follower-tiers.js';
import { ensureSecrets, readSecrets, type Secrets } from '#platform/secrets.js';
import { openSubgraphDeps, type SubgraphDeps } from '#social/subgraph-deps.js';
import { EVENTS } from '#schema/events.js';
import { SUBGRAPHS } from '#subgraphs/index.js';
import { connectSubgraphs, openRookeryGateway, type RookeryGatewayConfig } from './gateway.js';
import { settle } from './settle.js';

export interface NetworkOptions {
  /** @default the subgraphs of Rookery */
  subgraphs?: readonly Subgraph<SubgraphDeps>[];
  /** @default 127.0.0.1 */
  host?: string;
  /** The gateway's port. @default 0, a free one */
  port?: number;
  /** Where documents and secrets are kept. @default a temporary directory that goes with the network */
  directory?: string;
  /** Where the secrets are, when they are given and not made. */
  secretsDirectory?: string | undefined;
  /** Documents in MongoDB instead of the embedded store. */
  mongodbUrl?: string | undefined;
  /** Cache and timelines in Redis instead of this process. */
  redisUrl?: string | undefined;
  /** ms that a command to Redis may take before it is done without. @default 150 */
  redisTimeout?: number;
  /** Events in JetStream instead of this process. */
  natsUrl?: string | undefined;
  /** What each stream of JetStream may take, in bytes; it is reserved. @default 1 GiB */
  streamBytes?: number;
  /** Goes before the names of databases, keys and streams. @default one of its own */
  namespace?: string;
  /** From how many followers on authors are not pushed to all of them, or pulled. @default 1,000 and 100,000 */
  tiers?: FollowerTiers;
  /** @default true */
  rateLimits?: boolean;
  /** Origins whose pages may use the gateway, apart from its own. */
  origins?: readonly string[];
  /** How many proxies of ours stand before the gateway. @default 0 */
  proxies?: number;
  /** The documents of our own clients. @default none: whatever is valid is run */
  trusted?: TrustedDocuments | null;
  /** Over how many ms the sockets end when the network closes. @default 0 */
  drainMs?: number;
  production?: boolean;
  /** The file of the supergraph, to be watched. @default the one that Rookery comes with, not watched */
  supergraphFile?: string | undefined;
  /** What clients may ask for, where it is not as usual. */
  limits?: Partial<Limits>;
  /** The gateway's cache of subgraph entities, shared where there is Redis. @default off */
  entityCache?: { megabytes?: number } | 'off';
  /** How the gateway makes operations ready to be carried out: tests look on there. */
  prepare?: GatewayConfig['prepare'];
  /** Lets tests count the commands that are sent to MongoDB. */
  monitorCommands?: boolean;
  clock?: Clock;
  log?: Log;
}

/**
 * The whole network in one process: documents, cache, bus, subgraphs and the gateway, each as it runs alone. The gateway
 * calls the subgraphs without a detour over HTTP. `npm start`, the tests, the benches and the examples all use this class.
 */
export class Network implements AsyncDisposable {
  readonly gateway: GatewayService;
  readonly subgraphs: ReadonlyMap<string, RunningSubgraph>;
  readonly infrastructure: SubgraphDeps;
  readonly #stack: DisposalStack;

  private constructor(
    stack: DisposalStack,
    infrastructure: SubgraphDeps,
    subgraphs: Network['subgraphs'],
    gateway: GatewayService,
  ) {
    this.#stack = stack;
    this.infrastructure = infrastructure;
    this.subgraphs = subgraphs;
    this.gateway = gateway;
  }

  static create(options: NetworkOptions = {}): Promise<Network> {
    return withDisposal(async (stack) => {
      const { host = '127.0.0.1', log = silentLog, subgraphs: definitions = SUBGRAPHS } = options;
      const directory = options.directory ?? (await temporaryDirectory(stack));
      const secrets = await openSecrets(directory, options.secretsDirectory);
      const infrastructure = openSubgraphDeps(
        await openBacking(stack, directory, secrets, options),
        options.tiers,
      );
      const subgraphs = new Map<string, RunningSubgraph>();
      for (const definition of definitions) {
        const { name } = definition;
        const deps = { ...infrastructure, log: log.child({ subgraph: name }) };
        subgraphs.set(name, stack.use(await definition.create({ listen: null, secrets }, deps)));
      }
      const gateway = stack.use(await openGateway(host, secrets, infrastructure, subgraphs, options));
      // Only now: an event that was left over must find everybody who waits for it.
      infrastructure.bus.open();
      return new Network(stack, infrastructure, subgraphs, gateway);
    });
  }

  /** The gateway's address, for example `http://127.0.0.1:4000`. */
  get url(): string {
    return this.gateway.url;
  }

  /** An open subgraph, with its own parts. */
  subgraph<Parts>({ name }: Subgraph<SubgraphDeps, Parts>): RunningSubgraph<Parts> {
    const running = this.subgraphs.get(name);
    if (!running) throw new Error(`The network has no subgraph ${name}.`);
    // A name stands for one definition, whose parts these are.
    return running as RunningSubgraph<Parts>;
  }

  /** Resolves when every event is published and handled and nothing is left to flush. */
  settle(): Promise<void> {
    return settle(this);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack[Symbol.asyncDispose]();
  }
}

async function temporaryDirectory(stack: DisposalStack): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'rookery-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

function openSecrets(directory: string, given: string | undefined): Promise<Secrets> {
  return given === undefined ? ensureSecrets(join(directory, 'secrets')) : readSecrets(given);
}

async function openBacking(
  stack: DisposalStack,
  directory: string,
  secrets: Secrets,
  options: NetworkOptions,
): Promise<Infrastructure> {
  const { redisUrl, natsUrl, rateLimits = true, monitorCommands = false } = options;
  const { clock = systemClock, log = silentLog } = options;
  const mongodbUrl =
    options.mongodbUrl ??
    stack.use(await startEmbeddedStore({ directory: join(directory, 'documents') })).url;
  return openInfrastructure(stack, {
    events: EVENTS,
    mongodbUrl,
    redisUrl,
    ...(options.redisTimeout === undefined ? {} : { redisTimeout: options.redisTimeout }),
    natsUrl,
    namespace: options.namespace ?? `t${crypto.randomUUID().slice(0, 8)}`,
    secrets,
    rateLimits,
    monitorCommands,
    ...(options.streamBytes === undefined ? {} : { streamBytes: options.streamBytes }),
    deadLetterFile: join(directory, 'dead-letters.jsonl'),
    journals: { TWEETS: join(directory, 'tweet-events.jsonl') },
    clock,
    log,
  });
}

function openGateway(
  host: string,
  secrets: Secrets,
  infrastructure: SubgraphDeps,
  subgraphs: ReadonlyMap<string, RunningSubgraph>,
  options: NetworkOptions,
): Promise<GatewayService> {
  const { port = 0, origins = [], proxies = 0, drainMs = 0, production = false, limits = {} } = options;
  const { trusted = null, prepare, entityCache = 'off' } = options;
  const { supergraphFile } = options;
  const config: RookeryGatewayConfig = {
    host,
    port,
    origins,
    proxies,
    drainMs,
    production,
    limits,
    trusted,
    prepare,
    entityCache: entityCache === 'off' ? 'off' : { ...entityCache, shared: options.redisUrl !== undefined },
    subgraphs: connectSubgraphs(options.subgraphs ?? SUBGRAPHS, (name) => ({
      ask: subgraphs.get(name)!.ask,
    })),
    supergraph: readSupergraph(supergraphFile),
    supergraphFile,
  };
  const { log = silentLog } = options;
  return openRookeryGateway(config, {
    secrets,
    infrastructure,
    subgraphs: options.subgraphs,
    log: log.child({ subgraph: 'gateway' }),
  });
}
