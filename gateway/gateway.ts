import type { Bus } from '#platform/bus/index.js';
import type { Cache } from '#platform/cache/index.js';
import type { Clock } from '#platform/clock.js';
import type { Cursors } from '#platform/cursor.js';
import { opening, type DisposalStack } from '#platform/lifecycle.js';
import type { Log } from '#platform/log.js';
import type { RateLimits } from '#platform/rate-limit/index.js';
import type { Graph } from '#platform/read-models/graph.js';
import { ROOM_NAMES } from '#platform/room.js';
import { DEFAULT_LIMITS, type GatewayConfig, type Limits } from './config.js';
import { RoomSource } from './data-source/index.js';
import { buildFederation, type DataSources } from './federation/index.js';
import {
  clientIpReader,
  graphqlOverHttp,
  originsFrom,
  router,
  startHttpServer,
  statusRoutes,
} from './http/index.js';
import { createMetrics, type Metrics } from './metrics.js';
import { authenticator, createPipeline, rateLimited, Revocations } from './pipeline/index.js';

/** What a gateway is given when it is opened: the pipes. */
export interface GatewayDeps {
  bus: Bus;
  cache: Cache;
  /** The social graph: who may see whom, who follows whom. */
  graph: Graph;
  cursors: Cursors;
  rateLimits: RateLimits;
  clock: Clock;
  log: Log;
}

/** An open gateway. */
export interface GatewayService extends AsyncDisposable {
  /** Where it listens, without a path: `http://127.0.0.1:4000`. GraphQL is at `/graphql`, over HTTP and WebSocket. */
  readonly url: string;
  /** How much is under way: requests without an answer, events on their way to sockets. 0 when it has come to rest. */
  pending(): number;
}

/** Opens the door of the house. Rejects when the supergraph is broken or the port is taken. */
export function createGateway(config: GatewayConfig, deps: GatewayDeps): Promise<GatewayService> {
  return opening(async (stack) => {
    const { host, port, supergraph, secrets, production } = config;
    const { bus, cache, clock, log } = deps;
    const limits: Limits = { ...DEFAULT_LIMITS, ...config.limits };
    const metrics = createMetrics();
    const federation = buildFederation(supergraph, openSources(stack, config, limits, metrics, deps));
    const revocations = new Revocations(cache, clock, log);
    stack.use(await bus.tail('GRAPH', (event) => void revocations.observe(event)));
    const pipeline = stack.use(
      await createPipeline({
        federation,
        limits,
        introspection: !production,
        admit: rateLimited(deps.rateLimits),
        cache,
        log,
      }),
    );
    const authenticate = authenticator(secrets, revocations, clock);
    const origins = originsFrom(config.origins ?? []);
    const answerGraphql = graphqlOverHttp({ pipeline, authenticate, origins, bodyBytes: limits.bodyBytes });
    let accepting = true;
    const http = stack.use(
      await startHttpServer({
        host,
        port,
        requestMs: limits.bodyMs,
        clientIpOf: clientIpReader(config.proxies ?? 0),
        handle: router(
          {
            '/graphql': { GET: answerGraphql, POST: answerGraphql },
            ...statusRoutes({
              secrets,
              accepting: () => accepting,
              dependencies: () => ({ bus: bus.healthy(), cache: cache.healthy() }),
              metrics: async () => ({
                contentType: metrics.registry.contentType,
                text: await metrics.registry.metrics(),
              }),
            }),
          },
          origins,
          log,
        ),
      }),
    );
    stack.defer(() => void (accepting = false));
    log.info(`the gateway listens at ${http.url}`);
    return {
      url: http.url,
      pending: () => http.underway,
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}

function openSources(
  stack: DisposalStack,
  { subgraphs, secrets }: GatewayConfig,
  { fetchMs }: Limits,
  metrics: Metrics,
  { clock, log }: GatewayDeps,
): DataSources {
  const sources = ROOM_NAMES.map((room) => {
    const source = new RoomSource({
      room,
      url: subgraphs[room],
      secret: secrets.internal,
      fetchMs,
      clock,
      log,
      observe: (name, outcome, ms) => metrics.fetches.observe({ room: name, outcome }, ms / 1000),
    });
    return [room, stack.use(source)] as const;
  });
  return Object.fromEntries(sources) as unknown as DataSources;
}
