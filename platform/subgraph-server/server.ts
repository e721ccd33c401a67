import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphQLSchema } from 'graphql';
import type { Clock } from '../clock.js';
import { closeServer, listen } from '../http-server.js';
import type { Log } from '../log.js';
import { createVerifier } from '../signature.js';
import type { RequestContext } from '../viewer.js';
import { createRunOperation, type SubgraphRequest } from './operation.js';

export interface SubgraphServerOptions<Context> {
  /** The room's name; its signing key is derived from it. */
  room: string;
  schema: GraphQLSchema;
  /** Made anew for every request: viewer, loaders, commands. */
  createContext: (request: RequestContext) => Context;
  /** The shared secret that the gateway signs with. */
  secret: Buffer;
  host: string;
  /** 0 takes a free port. */
  port: number;
  /** Rejects, with a line for the operator, when the room cannot work. */
  checkReady: () => Promise<void>;
  clock: Clock;
  log: Log;
}

export interface SubgraphServer extends AsyncDisposable {
  /** Where the gateway finds the room. */
  readonly url: string;
}

/** The gateway caps what clients send far below this; it bounds entity batches. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/**
 * Serves one room over HTTP. Only the gateway is answered: a request without its signature gets 401, whatever it asks.
 * GraphQL answers are always HTTP 200, so that one failed field does not fail a whole response.
 */
export async function startSubgraphServer<Context>(
  options: SubgraphServerOptions<Context>,
): Promise<SubgraphServer> {
  const { room, host, port, log, checkReady } = options;
  const answer = createAnswer(options);
  const server = createServer((request, response) => {
    const route = `${request.method} ${request.url?.split('?')[0]}`;
    const handled =
      route === 'POST /graphql'
        ? answer(request, response)
        : route === 'GET /health'
          ? send(response, 200, '{"status":"ok"}')
          : route === 'GET /ready'
            ? sendReadiness(response, checkReady)
            : send(response, 404, '{"errors":[{"message":"Not found."}]}');
    Promise.resolve(handled).catch((error: unknown) => {
      log.error({ err: error }, 'A request failed.');
      if (!response.headersSent) send(response, 500, '{"errors":[{"message":"Something went wrong."}]}');
    });
  });
  server.keepAliveTimeout = 65_000;
  await listen(server, host, port);
  const { port: bound } = server.address() as AddressInfo;
  log.info(`${room} listens on ${host}:${bound}`);
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${bound}/graphql`,
    [Symbol.asyncDispose]: () => closeServer(server),
  };
}

function createAnswer<Context>(options: SubgraphServerOptions<Context>) {
  const { room, schema, createContext, secret, clock, log } = options;
  const verify = createVerifier(secret, room, clock);
  const run = createRunOperation<Context>(schema, log);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    if (body === null) return send(response, 413, '{"errors":[{"message":"The request is too large."}]}');
    const context = verify(request.headers, body);
    if (context === null) return send(response, 401, '{"errors":[{"message":"Only the gateway may ask."}]}');
    const operation = JSON.parse(body.toString()) as SubgraphRequest;
    const result = await run(operation, createContext(context));
    send(response, 200, JSON.stringify(result));
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function sendReadiness(response: ServerResponse, checkReady: () => Promise<void>): Promise<void> {
  const ready = await checkReady().then(
    () => true,
    () => false,
  );
  send(response, ready ? 200 : 503, JSON.stringify({ status: ready ? 'ready' : 'not ready' }));
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(body);
}
