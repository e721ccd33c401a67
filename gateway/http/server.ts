import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeServer, connectionsOf, listen } from '#platform/http-server.js';
import { HttpContext } from './http-context.js';

export interface HttpServerOptions {
  host: string;
  port: number;
  /** ms in which a whole request must have arrived. */
  requestMs: number;
  clientIpOf: (request: IncomingMessage) => string | null;
  handle: (http: HttpContext) => Promise<void>;
}

/** Browsers and load balancers keep their connections for about a minute. */
const KEEP_ALIVE_MS = 65_000;
/** How often Node looks for requests that are too slow. */
const CHECK_MS = 1_000;
/** How often to look whether clients have gone elsewhere, in ms. */
const LOOK_MS = 20;
/** When nobody has asked anything for so long, in ms, nobody is waited for. */
const QUIET_MS = 1_000;

/** A listening HTTP server. */
export interface HttpServer extends AsyncDisposable {
  readonly server: Server;
  readonly url: string;
  /** Requests that have not been answered yet. */
  readonly underway: number;
  /**
   * Sends clients elsewhere: from now on every answer closes its connection, because one that is cut while it is idle may
   * have a request on its way. Resolves when no connection is left or nothing is asked any more, and after `ms` at the latest.
   */
  drain(ms: number): Promise<void>;
}

/** Listens. Slow and malformed requests are refused before anybody reads them (408, 431, 400) and never get here. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { host, port, requestMs, clientIpOf, handle } = options;
  const underway = new Set<ServerResponse>();
  let isDraining = false;
  let askedAt = 0;
  const server = createServer(
    { requestTimeout: requestMs, headersTimeout: requestMs, connectionsCheckingInterval: CHECK_MS },
    (request, response) => {
      underway.add(response);
      askedAt = performance.now();
      if (isDraining) sendElsewhere(response);
      void handle(new HttpContext(request, response, clientIpOf(request))).finally(() =>
        underway.delete(response),
      );
    },
  );
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, host, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    server,
    url: `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${bound}`,
    get underway() {
      return underway.size;
    },
    drain: async (ms) => {
      isDraining = true;
      underway.forEach(sendElsewhere);
      const begunAt = performance.now();
      const isNeeded = (): boolean => {
        const now = performance.now();
        const isQuiet = underway.size === 0 && now - Math.max(askedAt, begunAt) > QUIET_MS;
        return !isQuiet && now - begunAt < ms;
      };
      while (isNeeded() && (await connectionsOf(server)) > 0) await sleep(LOOK_MS);
    },
    [Symbol.asyncDispose]: () => closeServer(server),
  };
}

function sendElsewhere(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
