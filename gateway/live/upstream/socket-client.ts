import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { RookeryError } from '#platform/errors.js';
import {
  backOff,
  MAX_ATTEMPTS,
  UpstreamRefusal,
  type UpstreamClient,
  type UpstreamClientOptions,
  type UpstreamRequest,
  type UpstreamSink,
} from './upstream-client.js';

/** How often an idle connection is probed, and how long the subgraph may take to answer the probe, in ms. */
const KEEP_ALIVE_MS = 12_000;
const PONG_MS = 5_000;
/** How long a subgraph may take to acknowledge the connection, in ms. */
const ACKNOWLEDGE_MS = 10_000;
/** The protocol's close codes for a token that is missing or not good. */
/** The most bytes of a message: as of a response over HTTP. */
const MAX_MESSAGE = 8 * 1024 * 1024;
const [UNAUTHORIZED, FORBIDDEN] = [4401, 4403];

/** Subscribes over graphql-transport-ws: one socket for all subscriptions with the same headers. */
export class SocketClient implements UpstreamClient {
  readonly #client: Client;

  constructor({ url, headers, onReconnect }: UpstreamClientOptions) {
    let pong: NodeJS.Timeout | undefined;
    this.#client = createClient({
      url,
      webSocketImpl: withHeaders(headers),
      connectionParams: { ...headers },
      lazy: true,
      retryAttempts: MAX_ATTEMPTS,
      // Every loss of the connection is worth another attempt; the library itself excepts the fatal close codes.
      shouldRetry: (event) => (event as { code?: number }).code !== FORBIDDEN,
      retryWait: async (attempt) => {
        onReconnect();
        await backOff(attempt);
      },
      keepAlive: KEEP_ALIVE_MS,
      connectionAckWaitTimeout: ACKNOWLEDGE_MS,
      on: {
        // A peer that is gone without a word keeps the connection open for hours.
        ping: (received) => {
          if (!received) pong = setTimeout(() => this.#client.terminate(), PONG_MS).unref();
        },
        pong: (received) => {
          if (received) clearTimeout(pong);
        },
        closed: () => clearTimeout(pong),
      },
    });
  }

  subscribe({ query, variables, operationName }: UpstreamRequest, sink: UpstreamSink): () => void {
    const payload = { query, variables: { ...variables }, ...(operationName ? { operationName } : {}) };
    return this.#client.subscribe<Record<string, unknown>>(payload, {
      next: (result) => sink.next(result),
      complete: () => sink.complete(),
      error: (error) => sink.fail(failureOf(error)),
    });
  }

  dispose(): void {
    void this.#client.dispose();
  }
}

/** The subgraph's errors come as a list; else it is the close event or the error of the connection. */
function failureOf(error: unknown): Error {
  if (Array.isArray(error)) return new UpstreamRefusal(error);
  const { code, reason } = error as { code?: number; reason?: string };
  if (code === UNAUTHORIZED) return new RookeryError('UNAUTHENTICATED');
  if (code === FORBIDDEN) return new RookeryError('FORBIDDEN');
  if (error instanceof Error) return error;
  return new Error(`The subgraph closed the socket: ${code ?? ''} ${reason ?? ''}`.trim());
}

/** Servers read headers of the upgrade request or the connection's parameters: both have them. */
function withHeaders(headers: Readonly<Record<string, string>>): typeof WebSocket {
  return class extends WebSocket {
    constructor(address: string, protocols?: string | string[]) {
      super(address, protocols, { headers: { ...headers }, maxPayload: MAX_MESSAGE });
    }
  } as typeof WebSocket;
}
