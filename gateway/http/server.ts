import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeServer, listen } from '#platform/http-server.js';
import { Exchange } from './exchange.js';

export interface HttpServerOptions {
  host: string;
  port: number;
  /** ms in which a whole request must have arrived. */
  requestMs: number;
  clientIpOf: (request: IncomingMessage) => string | null;
  handle: (exchange: Exchange) => Promise<void>;
}

/** Browsers and load balancers keep their connections for about a minute. */
const KEEP_ALIVE_MS = 65_000;
/** How often Node looks for requests that are too slow. */
const CHECK_MS = 1_000;

/** A listening HTTP server. */
export interface HttpServer extends AsyncDisposable {
  readonly server: Server;
  readonly url: string;
  /** Requests that have not been answered yet. */
  readonly underway: number;
}

/** Listens. Slow and malformed requests are answered by Node itself (408, 431, 400) and never get here. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { host, port, requestMs, clientIpOf, handle } = options;
  let underway = 0;
  const server = createServer(
    { requestTimeout: requestMs, headersTimeout: requestMs, connectionsCheckingInterval: CHECK_MS },
    (request, response) => {
      underway++;
      void handle(new Exchange(request, response, clientIpOf(request))).finally(() => underway--);
    },
  );
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, host, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    server,
    url: `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${bound}`,
    get underway() {
      return underway;
    },
    [Symbol.asyncDispose]: () => closeServer(server),
  };
}
