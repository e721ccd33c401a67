import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../clock.js';
import { closeServer, listen } from '../http-server.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import { Readiness, type Dependencies } from '../readiness.js';
import { readRequests } from '../subgraph-protocol/index.js';
import { createVerifier, SIGNATURE_HEADER } from '../signature.js';
import { respondToBatch } from './batch-responses.js';
import type { ExecuteRequest } from './execute-request.js';

export interface ServerOptions {
  subgraph: string;
  ask: ExecuteRequest;
  secret: Buffer;
  listen: { host: string; port: number };
  dependencies: Dependencies;
  metrics: Metrics;
  clock: Clock;
  log: Log;
}

/** The gateway caps what clients send far below this; it bounds entity batches. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/**
 * Serves one subgraph over HTTP. Only the gateway is answered: a request without its signature gets 401, whatever it asks.
 * GraphQL answers are always HTTP 200, so that one failed field does not fail a whole response.
 */
export async function startServer(options: ServerOptions): Promise<AsyncDisposable & { url: string }> {
  const { subgraph, log, dependencies, metrics } = options;
  const readiness = new Readiness(dependencies);
  const { host, port } = options.listen;
  const answer = createAnswer(options);
  const server = createServer((request, response) => {
    const route = `${request.method} ${request.url?.split('?')[0]}`;
    const handled =
      route === 'POST /graphql'
        ? answer(request, response)
        : route === 'GET /health'
          ? send(response, 200, '{"status":"ok"}')
          : route === 'GET /ready'
            ? sendReadiness(response, readiness)
            : route === 'GET /metrics'
              ? sendMetrics(response, metrics)
              : send(response, 404, '{"errors":[{"message":"Not found."}]}');
    Promise.resolve(handled).catch((error: unknown) => {
      log.error({ err: error }, 'A request failed.');
      if (!response.headersSent) send(response, 500, '{"errors":[{"message":"Something went wrong."}]}');
    });
  });
  server.keepAliveTimeout = 65_000;
  await listen(server, host, port);
  const { port: bound } = server.address() as AddressInfo;
  log.info(`${subgraph} listens on ${host}:${bound}`);
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${bound}/graphql`,
    [Symbol.asyncDispose]: () => closeServer(server),
  };
}

function createAnswer({ subgraph, ask, secret, clock, log }: ServerOptions) {
  const verify = createVerifier(secret, subgraph, clock);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    if (body === null) return send(response, 413, '{"errors":[{"message":"The request is too large."}]}');
    if (!verify(request.headers[SIGNATURE_HEADER], body))
      return send(response, 401, '{"errors":[{"message":"Only the gateway may ask."}]}');
    const asked = readRequests(body);
    if (Array.isArray(asked)) return respondToBatch(asked, response, ask, log);
    send(response, 200, JSON.stringify(await ask(asked.request, asked.context)));
  };
}

/** Null when it is too large. By events: an async iterator costs more than the rest of the reading. */
function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) return resolve(null);
      chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('The request broke off.')));
  });
}

async function sendReadiness(response: ServerResponse, readiness: Readiness): Promise<void> {
  const state = await readiness.look();
  send(response, state.status === 'unavailable' ? 503 : 200, JSON.stringify(state));
}

async function sendMetrics(response: ServerResponse, { registry }: Metrics): Promise<void> {
  send(response, 200, await registry.metrics(), registry.contentType);
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  contentType = 'application/json; charset=utf-8',
): void {
  const headers = {
    'content-type': contentType,
    // Known beforehand, so that the answer is one write and not cut into chunks.
    'content-length': Buffer.byteLength(body),
  };
  response.writeHead(status, headers).end(body);
}
