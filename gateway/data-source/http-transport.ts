import { setImmediate as endOfTurn } from 'node:timers/promises';
import { Pool, type Dispatcher } from 'undici';
import type { Clock } from '#platform/clock.js';
import { writeCancelRequest, writeRequest, type CancelRequest } from '#platform/subgraph-protocol/index.js';
import { createSigner, SIGNATURE_HEADER } from '#platform/signature.js';
import { traceparent } from '#platform/tracing/index.js';
import type { RequestContext } from '#platform/viewer.js';
import type { SubgraphResponse } from './subgraph-response.js';
import type { Cancellation } from '#platform/cancellation.js';
import { BatchRequest } from './batch-request.js';
import type { SubgraphFetch, SubgraphTransport } from './transport.js';

/** Connections per subgraph, and so the most batches in flight. */
const CONNECTIONS = 128;
/** Less than the keep-alive of the subgraphs (65 s), so that the gateway always closes idle connections first. */
const KEEP_ALIVE_MS = 30_000;

/** Timeout in ms for requests that are no operation: the readiness check of a subgraph, and the cancelling of requests. */
const SHORT_MS = 2_000;

const SHORT = { headersTimeout: SHORT_MS, bodyTimeout: SHORT_MS };

/**
 * Sends requests to a subgraph in another process: pooled connections, signed requests, validated responses. All requests of
 * one turn of the event loop are sent as one batch.
 */
export class HttpTransport implements SubgraphTransport {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #sign: ReturnType<typeof createSigner>;
  /** The batch of the current turn. */
  #next: BatchRequest | null = null;

  constructor(subgraph: string, url: string, secret: Buffer, clock: Clock) {
    const { origin, pathname } = new URL(url);
    this.#path = pathname;
    this.#pool = new Pool(origin, {
      connections: CONNECTIONS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // Every request has its own deadline.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    this.#sign = createSigner(secret, subgraph, clock);
  }

  send(request: SubgraphFetch, context: RequestContext, signal: Cancellation): Promise<SubgraphResponse> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const trace = traceparent();
    const text = writeRequest(request, trace === undefined ? context : { ...context, trace });
    if (!this.#next?.hasCapacityFor(text.length)) this.#next = this.#open();
    return this.#next.add(text, signal);
  }

  async isReady(): Promise<boolean> {
    const { statusCode, body } = await this.#pool.request({ method: 'GET', path: '/ready', ...SHORT });
    await body.dump();
    return statusCode === 200;
  }

  /** Waits for the requests in flight and those of the current turn. */
  async [Symbol.asyncDispose](): Promise<void> {
    await endOfTurn();
    await this.#pool.close();
  }

  /** Opens a batch that is sent at the end of the current turn. */
  #open(): BatchRequest {
    const batch = new BatchRequest();
    setImmediate(() => this.#post(batch));
    return batch;
  }

  #post(batch: BatchRequest): void {
    if (this.#next === batch) this.#next = null;
    const body = batch.body();
    if (!body) return;
    const signature = this.#sign(body);
    batch.onLeave((requests) => void this.#cancel({ cancel: signature, requests }));
    this.#pool.dispatch(this.#signed(body, signature), batch);
  }

  /** Saves the subgraph work, no more: a failure changes nothing. */
  async #cancel(request: CancelRequest): Promise<void> {
    const body = Buffer.from(writeCancelRequest(request));
    const sent = this.#pool.request({ ...this.#signed(body, this.#sign(body)), ...SHORT });
    await sent.then((response) => response.body.dump()).catch(() => undefined);
  }

  #signed(body: Buffer, signature: string): Dispatcher.RequestOptions {
    const headers = ['content-type', 'application/json', SIGNATURE_HEADER, signature];
    return { method: 'POST', path: this.#path, headers, body };
  }
}
