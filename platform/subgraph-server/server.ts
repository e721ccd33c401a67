import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../clock.js';
import { closeServer, listen, urlOf } from '../http-server.js';
import { ignoreUpgrades } from '../http-upgrades.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics/index.js';
import { BodyCutOff, BodyTooLarge, readBody } from '../read-body.js';
import { Readiness, type Dependencies } from '../readiness.js';
import { readRequests } from '../subgraph-protocol/index.js';
import { createHeaderVerifier, SIGNATURE_HEADER } from '../signature.js';
import { respondToBatch } from './batch-responses.js';
import { RunningBatches } from './running-batches.js';
import { ClosedResponse } from './closed-response.js';
import type { ExecuteRequest } from './execute-request.js';

export interface ServerOptions {
  subgraph: string;
  ask: ExecuteRequest;
  secret: Buffer;
  requestMs?: number;
  listen: { host: string; port: number };
  dependencies: Dependencies;
  metrics: Metrics;
  clock: Clock;
  log: Log;
}

/** Bounds batches of entities. What clients send is limited by the gateway, to far less than this. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** The interval at which Node checks for slow requests, in ms. */
const CHECK_MS = 1_000;

/**
 * Serves one subgraph over HTTP. A request without the gateway's signature gets 401, `_entities` and `_service` included.
 * GraphQL responses are always HTTP 200, so that one failed field does not fail a whole response.
 */
export async function startServer(options: ServerOptions): Promise<AsyncDisposable & { url: string }> {
  const { subgraph, log, dependencies, metrics, requestMs = 10_000 } = options;
  const readiness = new Readiness(dependencies);
  const { host, port } = options.listen;
  const handle = createHandler(options);
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const route = `${request.method} ${request.url?.split('?')[0]}`;
    const handled =
      route === 'POST /graphql'
        ? handle(request, response)
        : route === 'GET /health'
          ? send(response, 200, '{"status":"ok"}')
          : route === 'GET /ready'
            ? sendReadiness(response, readiness)
            : route === 'GET /metrics'
              ? sendMetrics(response, metrics)
              : refuse(response, 404, 'Not found.');
    Promise.resolve(handled).catch((error: unknown) => {
      if (error instanceof BodyCutOff) return log.debug('A client left before the end of its request.');
      log.error({ err: error }, 'Could not handle an HTTP request to the subgraph.');
      if (!response.headersSent) refuse(response, 500, 'Something went wrong.');
    });
  };
  const server = createServer(
    {
      requestTimeout: requestMs,
      headersTimeout: requestMs,
      connectionsCheckingInterval: Math.min(CHECK_MS, requestMs),
    },
    answer,
  );
  // Asks for the body only when the headers are accepted.
  server.on('checkContinue', answer);
  // Without a listener, Node answers the request, but reads nothing that follows on the connection.
  server.on('upgrade', ignoreUpgrades(server));
  server.keepAliveTimeout = 65_000;
  await listen(server, host, port);
  const url = urlOf(server, host);
  log.info(`${subgraph} listens on ${host}:${new URL(url).port}`);
  return {
    url: `${url}/graphql`,
    [Symbol.asyncDispose]: () => closeServer(server),
  };
}

const UNSIGNED = 'The request is not signed by the gateway.';

function createHandler({ subgraph, ask, secret, clock, log }: ServerOptions) {
  const verify = createHeaderVerifier(secret, subgraph, clock);
  const batches = new RunningBatches();
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const signature = request.headers[SIGNATURE_HEADER];
    const isSigned = verify(signature);
    if (isSigned === null) return refuse(response, 401, UNSIGNED);
    if (request.headers.expect !== undefined) response.writeContinue();
    const body = await readBody(request, MAX_BODY_BYTES).catch((error: unknown) => {
      if (error instanceof BodyTooLarge) return null;
      throw error;
    });
    if (body === null) return refuse(response, 413, 'The request is too large.');
    if (!isSigned(body)) return refuse(response, 401, UNSIGNED);
    const requests = readRequests(body);
    if (Array.isArray(requests)) {
      const signals = batches.open(String(signature), requests.length, response);
      return respondToBatch({ requests, signals }, response, ask, log);
    }
    if ('cancel' in requests) {
      batches.cancel(requests);
      return void response.writeHead(204).end();
    }
    const { request: single, context } = requests;
    send(
      response,
      200,
      JSON.stringify(await ask(single, { ...context, signal: new ClosedResponse(response) })),
    );
  };
}

async function sendReadiness(response: ServerResponse, readiness: Readiness): Promise<void> {
  const state = await readiness.look();
  send(response, state.status === 'unavailable' ? 503 : 200, JSON.stringify(state));
}

async function sendMetrics(response: ServerResponse, { registry }: Metrics): Promise<void> {
  send(response, 200, await registry.metrics(), registry.contentType);
}

/** The rest of the request is not read, so the connection cannot be used again. */
function refuse(response: ServerResponse, status: number, message: string): void {
  response.setHeader('connection', 'close');
  send(response, status, JSON.stringify({ errors: [{ message }] }));
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  contentType = 'application/json; charset=utf-8',
): void {
  const headers = {
    'content-type': contentType,
    // With a content-length, Node writes the response in one piece instead of chunks.
    'content-length': Buffer.byteLength(body),
  };
  response.writeHead(status, headers).end(body);
}
