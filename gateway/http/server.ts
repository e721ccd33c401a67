import { createServer, type IncomingMessage, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeServer, connectionsOf, listen, urlOf } from '#platform/http-server.js';
import { HttpContext } from './http-context.js';

export interface HttpServerOptions {
  host: string;
  port: number;
  /** ms within which a whole request must arrive. */
  requestMs: number;
  clientIpOf: (request: IncomingMessage) => string | null;
  handle: (http: HttpContext) => Promise<void>;
}

/** Longer than the minute for which browsers and load balancers keep idle connections. In ms. */
const KEEP_ALIVE_MS = 65_000;
/** The interval at which Node checks for slow requests, in ms. */
const CHECK_MS = 1_000;
/** The interval at which a drain checks for open connections, in ms. */
const LOOK_MS = 20;
/** A drain ends when no request arrived for so long, in ms. */
const QUIET_MS = 1_000;

/** A listening HTTP server. */
export interface HttpServer extends AsyncDisposable {
  readonly server: Server;
  readonly url: string;
  /** The number of unanswered requests. */
  readonly underway: number;
  /**
   * Moves clients to other gateways: from now on every response closes its connection. Idle connections are not cut, because
   * a request may be on its way. Resolves when no connection is left or no request arrives, and after `ms` at the latest.
   */
  drain(ms: number): Promise<void>;
}

/** Starts to listen. Node refuses slow and malformed requests itself (408, 431, 400). */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { host, port, requestMs, clientIpOf, handle } = options;
  let underway = 0;
  const connections = { areClosing: false };
  let askedAt = 0;
  const server = createServer(
    { requestTimeout: requestMs, headersTimeout: requestMs, connectionsCheckingInterval: CHECK_MS },
    (request, response) => {
      underway++;
      askedAt = performance.now();
      const http = new HttpContext({ request, response, clientIp: clientIpOf(request), connections });
      void handle(http).finally(() => underway--);
    },
  );
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, host, port);
  return {
    server,
    url: urlOf(server, host),
    get underway() {
      return underway;
    },
    drain: async (ms) => {
      connections.areClosing = true;
      const begunAt = performance.now();
      const isNeeded = (): boolean => {
        const now = performance.now();
        const isQuiet = underway === 0 && now - Math.max(askedAt, begunAt) > QUIET_MS;
        return !isQuiet && now - begunAt < ms;
      };
      while (isNeeded() && (await connectionsOf(server)) > 0) await sleep(LOOK_MS);
    },
    [Symbol.asyncDispose]: () => closeServer(server),
  };
}
