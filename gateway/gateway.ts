import { withDisposal, type DisposalStack } from '#platform/lifecycle.js';
import type { GatewayConfig } from './config.js';
import { openCore, type Core, type GatewayDeps } from './core.js';
import { cookieSessionRoutes } from './cookie-session/index.js';
import { graphiqlPages, referencePage, sandboxPage } from './explorer/index.js';
import {
  clientIpReader,
  graphqlOverHttp,
  HttpRefusal,
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
import type { Phase } from './phase.js';
import { siteRoutes } from './site/index.js';
import { acceptSockets } from './socket/index.js';
import { graphqlOverSse } from './sse/index.js';

/** An open gateway. */
export interface GatewayService extends AsyncDisposable {
  /** Its origin: `http://127.0.0.1:4000`. GraphQL is served at `/graphql`, over HTTP and WebSocket. */
  readonly url: string;
  /** Begins to serve, for a gateway that was created with `startsClosed`. */
  open(): void;
  /** The number of unanswered requests and of events that are being delivered. 0 when the gateway is idle. */
  pending(): number;
}

/** Opens a gateway. Rejects when the supergraph is invalid or the port is in use. */
export function createGateway(config: GatewayConfig, deps: GatewayDeps): Promise<GatewayService> {
  return withDisposal(async (stack) => {
    const core = await openCore(stack, config, deps);
    const { live, connections, log } = core;
    const state: GatewayState = { phase: config.startsClosed === true ? 'starting' : 'open' };
    const http = await listen(stack, config, core, state);
    // The first step of closing: clients move to other gateways one by one, while this one still answers.
    stack.defer(async () => {
      state.phase = 'draining';
      await Promise.all([connections.drain(config.drainMs), http.drain(config.drainMs)]);
    });
    log.info(`the gateway listens at ${http.url}`);
    return {
      url: http.url,
      open: () => {
        if (state.phase === 'starting') state.phase = 'open';
      },
      pending: () => http.underway + connections.running + live.pending,
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}

interface GatewayState {
  phase: Phase;
}

async function listen(
  stack: DisposalStack,
  config: GatewayConfig,
  core: Core,
  state: Readonly<GatewayState>,
): Promise<HttpServer> {
  const { host, port } = config;
  const clientIpOf = clientIpReader(config.proxies ?? 0);
  const origins = originsFrom(config.origins ?? [], config.localOrigins);
  const phase = (): Phase => state.phase;
  const accepting = (): boolean => state.phase === 'open';
  const readHeaders = headerReader(config.propagatedHeaders ?? []);
  const routes = routesOf(config, core, { origins, phase, accepting, readHeaders });
  const requestMs = core.limits.bodyMs;
  const handle = router(routes, origins, core.log);
  const http = stack.use(await startHttpServer({ host, port, requestMs, clientIpOf, handle }));
  acceptSockets(http.server, { ...core, path: '/graphql', origins, clientIpOf, accepting, readHeaders });
  return http;
}

function routesOf(
  config: GatewayConfig,
  core: Core,
  edge: { origins: Origins; phase: () => Phase; accepting: () => boolean; readHeaders: ReadHeaders },
): Routes {
  const { jwks, production, explorer = !production, site, cookieSession } = config;
  const { origins, phase, readHeaders } = edge;
  const { pipeline, authentication, limits, readiness } = core;
  const options = { pipeline, authentication, origins, bodyBytes: limits.bodyBytes, readHeaders };
  const json = graphqlOverHttp(options);
  const events = graphqlOverSse({ ...core, ...edge });
  const graphql: Handler = (http) => {
    if (phase() === 'starting') throw notOpen();
    return prefersEvents(http.request.headers.accept) ? events(http) : json(http);
  };
  return {
    '/graphql': { GET: graphql, POST: graphql },
    ...(explorer ? explorerRoutes(config, graphql) : {}),
    ...(site && siteRoutes(site)),
    ...(cookieSession && cookieSessionRoutes(cookieSession, { ...options, isSecure: production })),
    ...statusRoutes({
      jwks,
      phase,
      readiness,
      metrics: core.readMetrics,
    }),
  };
}

/** The pages for browsers. They show the schema, which production hides. */
function explorerRoutes(
  { examples = [], explorerSession, reference }: GatewayConfig,
  graphql: Handler,
): Routes {
  const graphiql = graphiqlPages(examples, explorerSession);
  const sandbox = sandboxPage(examples);
  return {
    '/graphql': {
      GET: (http) => (wantsPage(http) ? sandbox(http) : graphql(http)),
      POST: graphql,
    },
    ...(reference === undefined ? {} : { '/docs': { GET: referencePage(reference) } }),
    '/graphiql': { GET: graphiql },
    '/graphiql/*': { GET: graphiql },
  };
}

/** A browser that opens /graphql gets the explorer; one with a query in the URL gets the response. */
function wantsPage({ request, target }: HttpContext): boolean {
  return prefersHtml(request.headers.accept) && !target.parameters.has('query');
}

function notOpen(): HttpRefusal {
  return new HttpRefusal('SERVICE_UNAVAILABLE', {
    message: 'The gateway is starting.',
    headers: { 'retry-after': '1' },
  });
}
