import { withDisposal, type DisposalStack } from '#platform/lifecycle.js';
import type { GatewayConfig } from './config.js';
import { openCore, type Core, type GatewayDeps } from './core.js';
import { graphiqlPages, sandboxPage } from './explorer/index.js';
import {
  clientIpReader,
  graphqlOverHttp,
  headerReader,
  originsFrom,
  prefersEvents,
  prefersHtml,
  router,
  startHttpServer,
  statusRoutes,
  type HttpContext,
  type Handler,
  type HttpServer,
  type Origins,
  type ReadHeaders,
  type Routes,
} from './http/index.js';
import { acceptSockets } from './socket/index.js';
import { graphqlOverSse } from './sse/index.js';

/** An open gateway. */
export interface GatewayService extends AsyncDisposable {
  /** Where it listens, without a path: `http://127.0.0.1:4000`. GraphQL is at `/graphql`, over HTTP and WebSocket. */
  readonly url: string;
  /** How much is under way: requests without an answer, events on their way to sockets. 0 when it has come to rest. */
  pending(): number;
}

/** Opens the door of the house. Rejects when the supergraph is broken or the port is taken. */
export function createGateway(config: GatewayConfig, deps: GatewayDeps): Promise<GatewayService> {
  return withDisposal(async (stack) => {
    const core = await openCore(stack, config, deps);
    const { live, connections, log } = core;
    const door = { isOpen: true };
    const http = await openDoor(stack, config, core, door);
    // The first step of closing: clients go elsewhere, one by one, while everything behind the door still works.
    stack.defer(async () => {
      door.isOpen = false;
      await Promise.all([connections.drain(config.drainMs), http.drain(config.drainMs)]);
    });
    log.info(`the gateway listens at ${http.url}`);
    return {
      url: http.url,
      pending: () => http.underway + connections.running + live.pending,
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}

async function openDoor(
  stack: DisposalStack,
  config: GatewayConfig,
  core: Core,
  door: { readonly isOpen: boolean },
): Promise<HttpServer> {
  const { host, port } = config;
  const clientIpOf = clientIpReader(config.proxies ?? 0);
  const origins = originsFrom(config.origins ?? []);
  const accepting = (): boolean => door.isOpen;
  const readHeaders = headerReader(config.propagatedHeaders ?? []);
  const routes = routesOf(config, core, { origins, accepting, readHeaders });
  const requestMs = core.limits.bodyMs;
  const handle = router(routes, origins, core.log);
  const http = stack.use(await startHttpServer({ host, port, requestMs, clientIpOf, handle }));
  acceptSockets(http.server, { ...core, path: '/graphql', origins, clientIpOf, accepting, readHeaders });
  return http;
}

function routesOf(
  { jwks, examples = [] }: GatewayConfig,
  core: Core,
  edge: { origins: Origins; accepting: () => boolean; readHeaders: ReadHeaders },
): Routes {
  const { origins, accepting, readHeaders } = edge;
  const { pipeline, authentication, limits, readiness } = core;
  const json = graphqlOverHttp({
    pipeline,
    authentication,
    origins,
    bodyBytes: limits.bodyBytes,
    readHeaders,
  });
  const events = graphqlOverSse({ ...core, ...edge });
  const graphql: Handler = (http) => (prefersEvents(http.request.headers.accept) ? events(http) : json(http));
  const graphiql = graphiqlPages(examples);
  const sandbox = sandboxPage(examples);
  return {
    '/graphql': {
      GET: (http) => (wantsPage(http) ? sandbox(http) : graphql(http)),
      POST: graphql,
    },
    '/graphiql': { GET: graphiql },
    '/graphiql/*': { GET: graphiql },
    ...statusRoutes({
      jwks,
      accepting,
      readiness,
      metrics: core.readMetrics,
    }),
  };
}

/** A browser that opens /graphql wants something to look at; with a query in the address it wants the answer. */
function wantsPage({ request, target }: HttpContext): boolean {
  return prefersHtml(request.headers.accept) && !target.parameters.has('query');
}
