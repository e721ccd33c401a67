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
import type { RedisAccess } from '#platform/cache/index.js';
import type { RateOverrides } from '#platform/rate-limit/index.js';
import { openInfrastructure, type Infrastructure, type NatsOptions } from '#platform/infrastructure.js';
import type { MongoAccess } from '#platform/mongo/index.js';
import { readSupergraph, type RunningSubgraph, type Subgraph } from '#platform/subgraph.js';
import type { FollowerTiers } from '#social/follower-tiers.js';
import type { MediaOptions } from '#social/media-settings.js';
import type { PushOptions } from '#social/push-settings.js';
import { ensureSecrets, readSecrets, type Secrets } from '#platform/secrets.js';
import { openSubgraphDeps, type SubgraphDeps } from '#social/subgraph-deps.js';
import { EVENTS } from '#schema/events.js';
import { openByteService, type ByteService } from '#subgraphs/media/bytes/index.js';
import { SUBGRAPHS } from '#subgraphs/index.js';
import { connectSubgraphs, openRookeryGateway, type RookeryGatewayConfig } from './gateway.js';
import type { ExplorerAccount } from './explorer-session.js';
import { settle } from './settle.js';

export interface NetworkOptions {
  /** @default the subgraphs of Rookery */
  subgraphs?: readonly Subgraph<SubgraphDeps>[];
  /** @default 127.0.0.1 */
  host?: string;
  /** The gateway's port. @default 0, a free one */
  port?: number;
  /** The directory of documents and secrets. @default a temporary one, removed when the network closes */
  directory?: string;
  /** The directory of existing secrets. @default new ones below `directory` */
  secretsDirectory?: string | undefined;
  /** Documents in MongoDB instead of the embedded store. */
  mongodbUrl?: string | undefined;
  mongo?: MongoAccess;
  /** Cache and timelines in Redis instead of this process. */
  redisUrl?: string | undefined;
  redis?: RedisAccess;
  /** ms after which a command to Redis is given up. @default 150 */
  redisTimeout?: number;
  /** Events in JetStream instead of this process. */
  natsUrl?: string | undefined;
  nats?: NatsOptions;
  /** The reserved size of each JetStream stream, in bytes. @default 1 GiB */
  streamBytes?: number;
  /** The prefix of the names of databases, keys and streams. @default a random one */
  namespace?: string;
  /** The numbers of followers between the tiers of authors. @default 1,000 and 100,000 */
  tiers?: FollowerTiers;
  /** How notifications are pushed to devices. @default not at all */
  push?: PushOptions;
  /** Where media are kept, and where their service listens. @default in the directory, at a free port */
  media?: NetworkMedia;
  /** @default true */
  rateLimits?: boolean;
  /** By rule: the points and durations that an operator has set. @default those of the rules */
  rates?: RateOverrides;
  /** The account that GraphiQL's form is filled with. @default none */
  explorerAccount?: ExplorerAccount | undefined;
  /** Whether the gateway serves the web client at `/`. @default true */
  web?: boolean;
  /** Origins whose pages may use the gateway, apart from its own. */
  origins?: readonly string[];
  /** Whether pages of any server at `localhost` may use it too. @default false */
  localOrigins?: boolean;
  /** The number of trusted proxies before the gateway. @default 0 */
  proxies?: number;
  /** The documents of first-party clients. @default null: every valid document is executed */
  trusted?: TrustedDocuments | null;
  /** Answers no client until `gateway.open()` is called. @default false */
  startsClosed?: boolean;
  /** Over how many ms the closing of the sockets is spread. @default 0 */
  drainMs?: number;
  production?: boolean;
  /** Whether browsers get pages to explore the API. @default outside production */
  explorer?: boolean;
  /** The file of the supergraph, which is watched. @default Rookery's own, not watched */
  supergraphFile?: string | undefined;
  /** Overrides of the default limits. */
  limits?: Partial<Limits>;
  /** The gateway's cache of subgraph entities, shared where there is Redis. @default off */
  entityCache?: { megabytes?: number } | 'off';
  /** Prepares operations for execution; replaced by tests. */
  prepare?: GatewayConfig['prepare'];
  /** Lets tests count the commands that are sent to MongoDB. */
  monitorCommands?: boolean;
  clock?: Clock;
  log?: Log;
}

/** The media of a network in one process. */
export interface NetworkMedia {
  /** Of which the first free one is taken. @default a free one */
  ports?: readonly number[];
  /** The origin that clients see. @default the address of the service */
  origin?: string | undefined;
  /** @default the directory `media` of the network */
  store?: MediaOptions['store'] | null;
}

/**
 * The whole network in one process: documents, cache, bus, subgraphs and gateway. The gateway calls the subgraphs directly,
 * without HTTP. `rookery start`, tests, benches and examples use this class.
 */
export class Network implements AsyncDisposable {
  readonly gateway: GatewayService;
  readonly subgraphs: ReadonlyMap<string, RunningSubgraph>;
  readonly infrastructure: SubgraphDeps;
  /** The address of the service that takes and serves the bytes of media. */
  readonly bytesUrl: string;
  readonly #stack: DisposalStack;

  private constructor(
    stack: DisposalStack,
    infrastructure: SubgraphDeps,
    subgraphs: Network['subgraphs'],
    { gateway, bytes }: { gateway: GatewayService; bytes: ByteService },
  ) {
    this.#stack = stack;
    this.infrastructure = infrastructure;
    this.subgraphs = subgraphs;
    this.gateway = gateway;
    this.bytesUrl = bytes.url;
  }

  static create(options: NetworkOptions = {}): Promise<Network> {
    return withDisposal(async (stack) => {
      const { host = '127.0.0.1', log = silentLog, subgraphs: definitions = SUBGRAPHS } = options;
      const directory = options.directory ?? (await temporaryDirectory(stack));
      const secrets = await openSecrets(directory, options.secretsDirectory);
      const bytes = stack.use(await openByteService(host, options.media?.ports ?? [0]));
      const media = mediaOf(directory, bytes, options);
      const backing = await openBacking(stack, directory, secrets, options);
      const infrastructure = openSubgraphDeps(backing, { ...options, media });
      await bytes.open(infrastructure, media, secrets);
      const subgraphs = new Map<string, RunningSubgraph>();
      for (const definition of definitions) {
        const { name } = definition;
        const deps = { ...infrastructure, log: log.child({ subgraph: name }) };
        subgraphs.set(name, stack.use(await definition.create({ listen: null, secrets }, deps)));
      }
      const gateway = stack.use(await openGateway(host, secrets, infrastructure, subgraphs, options));
      // Last, so that a pending event reaches every consumer.
      infrastructure.bus.open();
      return new Network(stack, infrastructure, subgraphs, { gateway, bytes });
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
    // Each name has one definition, which determines the type of the parts.
    return running as RunningSubgraph<Parts>;
  }

  /** Resolves when every event is published and handled and every write is flushed. */
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

function mediaOf(directory: string, { url }: ByteService, { media = {} }: NetworkOptions): MediaOptions {
  const { origin = url, store } = media;
  return { origin, store: store ?? { directory: join(directory, 'media') } };
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
    mongo: options.mongo,
    redisUrl,
    redis: options.redis,
    ...(options.redisTimeout === undefined ? {} : { redisTimeout: options.redisTimeout }),
    natsUrl,
    nats: options.nats,
    namespace: options.namespace ?? `t${crypto.randomUUID().slice(0, 8)}`,
    secrets,
    rateLimits,
    rates: options.rates,
    monitorCommands,
    ...(options.streamBytes === undefined ? {} : { streamBytes: options.streamBytes }),
    deadLetterFile: join(directory, 'dead-letters.jsonl'),
    journals: {
      TWEETS: join(directory, 'tweet-events.jsonl'),
      MESSAGES: join(directory, 'message-events.jsonl'),
    },
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
  const {
    port = 0,
    origins = [],
    localOrigins = false,
    proxies = 0,
    drainMs = 0,
    production = false,
    limits = {},
  } = options;
  const { trusted = null, prepare, entityCache = 'off', startsClosed = false } = options;
  const { supergraphFile } = options;
  const config: RookeryGatewayConfig = {
    host,
    port,
    origins,
    localOrigins,
    proxies,
    startsClosed,
    explorerAccount: options.explorerAccount,
    web: options.web,
    drainMs,
    production,
    explorer: options.explorer,
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
