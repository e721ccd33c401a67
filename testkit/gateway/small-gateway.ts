import { EVENTS } from '#schema/events.js';
import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { createMemoryBus, type Bus } from '#platform/bus/index.js';
import { createMemoryCache } from '#platform/cache/index.js';
import type { Clock } from '#platform/clock.js';
import { Cursors } from '#platform/cursor.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { createLog, silentLog } from '#platform/log.js';
import { createMetrics } from '#platform/metrics/index.js';
import { createRateLimits } from '#platform/rate-limit/index.js';
import { readSupergraph, readTypeDefs } from '#platform/subgraph.js';
import type { Secrets } from '#platform/secrets.js';
import { createTokenSigner, publicJwks } from '#platform/tokens/index.js';
import {
  createGateway,
  type GatewayConfig,
  type GatewayDeps,
  type GatewayService,
  type SubgraphConnection,
} from '#gateway/index.js';
import { openTokenAuthentication } from '#network/authentication/index.js';
import { entityVisibility } from '#network/entity-visibility.js';
import { EXPLORER_EXAMPLES } from '#network/explorer-examples.js';
import { PERSONAL_RULES } from '#social/rate-limit-rules.js';
import { homeTimelineEvents } from '#subgraphs/timeline/live/home-timeline-events.js';
import { smallAuthorIndex } from './small-author-index.js';
import { SmallGraph } from './small-graph.js';
import { openSmallSubgraphs, SmallWorld, type SmallSubgraphs } from './small-subgraphs.js';

/** The real time plus the offset by which tests advance it. */
export class MovableClock implements Clock {
  #offset = 0;

  now(): number {
    return Date.now() + this.#offset;
  }

  advance(ms: number): void {
    this.#offset += ms;
  }
}

/** Timeouts in ms that do not expire on a busy machine, for tests of anything but timeouts. */
const PATIENT = { fetchMs: 60_000, operationMs: 60_000, initMs: 60_000 };

/** A real gateway over small subgraphs, with access to its dependencies. */
export interface SmallGateway extends AsyncDisposable {
  readonly gateway: GatewayService;
  /** The URL of the GraphQL endpoint. */
  readonly endpoint: string;
  readonly clock: MovableClock;
  readonly world: SmallWorld;
  readonly graph: SmallGraph;
  readonly bus: Bus;
  readonly deps: GatewayDeps & { readonly cursors: Cursors };
  readonly secrets: Secrets;
  readonly subgraphs: SmallSubgraphs;
  /** An access token for a user. */
  tokenFor(userId: string, sessionId?: string): Promise<string>;
}

export interface SmallGatewayOptions {
  config?: Partial<GatewayConfig>;
  /** Subgraphs that replace the small ones: a URL or a connection. */
  subgraphs?: Readonly<Record<string, string | SubgraphConnection>>;
  /** How the gateway reaches the small subgraphs. @default http */
  transport?: 'http' | 'local';
  rateLimits?: boolean;
  /** The social graph. @default an empty one */
  graph?: SmallGraph;
  /** The secret that signs requests to the subgraphs. @default a random one */
  internalSecret?: Buffer;
  /** The log level. @default silent */
  log?: string;
}

export async function openSmallGateway(options: SmallGatewayOptions = {}): Promise<SmallGateway> {
  const stack = new DisposalStack();
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const secrets: Secrets = {
    internal: options.internalSecret ?? randomBytes(32),
    signingKeys: [{ ...(await exportJWK(privateKey)), kid: 'test', alg: 'EdDSA', use: 'sig' }],
  };
  const clock = new MovableClock();
  const world = new SmallWorld();
  const { graph = new SmallGraph() } = options;
  const subgraphs = stack.use(
    await openSmallSubgraphs(world, secrets.internal, clock, options.transport ?? 'http'),
  );
  const bus = stack.use(createMemoryBus({ events: EVENTS, clock, log: silentLog }));
  bus.open();
  const cursors = new Cursors(secrets.internal);
  const log = createLog('gateway', options.log ?? 'silent');
  const cache = stack.use(createMemoryCache({ clock, namespace: 'test' }));
  const deps: SmallGateway['deps'] = {
    dependencies: {},
    bus,
    cache,
    rateLimits: createRateLimits({ log: silentLog, enabled: options.rateLimits ?? false }),
    metrics: createMetrics(bus),
    clock,
    log,
    cursors,
    authentication: await openTokenAuthentication(stack, { secrets, bus, relationships: graph, clock, log }),
    entityVisibility: entityVisibility(graph),
    live: {
      sources: {
        homeTimelineEvents: homeTimelineEvents({
          relationships: graph,
          authorIndex: smallAuthorIndex(world),
          cache,
          clock,
        }),
      },
      cursors,
    },
  };
  const gateway = stack.use(
    await createGateway(
      {
        host: '127.0.0.1',
        port: 0,
        supergraph: readSupergraph(),
        subgraphs: { ...subgraphs.subgraphs, ...connectionsOf(options.subgraphs) },
        internalSecret: secrets.internal,
        jwks: publicJwks(secrets),
        reportedRules: PERSONAL_RULES,
        examples: EXPLORER_EXAMPLES,
        drainMs: 0,
        production: false,
        ...options.config,
        limits: { ...PATIENT, ...options.config?.limits },
      },
      deps,
    ),
  );
  const sign = createTokenSigner(secrets, clock);
  return {
    gateway,
    endpoint: `${gateway.url}/graphql`,
    clock,
    world,
    graph,
    bus,
    deps,
    secrets,
    subgraphs,
    tokenFor: async (id, sessionId = '1900000000000000001') => (await sign({ id, sessionId })).accessToken,
    [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
  };
}

function connectionsOf(subgraphs: SmallGatewayOptions['subgraphs'] = {}): GatewayConfig['subgraphs'] {
  return Object.fromEntries(
    Object.entries(subgraphs).map(([name, connection]) => [
      name,
      {
        typeDefs: readTypeDefs(name),
        ...(typeof connection === 'string' ? { url: connection } : connection),
      },
    ]),
  );
}
