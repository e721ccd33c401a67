import { setImmediate as endOfTurn } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Clock } from '#platform/clock.js';
import { writeRequest } from '#platform/subgraph-protocol/index.js';
import { createSigner, SIGNATURE_HEADER } from '#platform/signature.js';
import { traceparent } from '#platform/tracing/index.js';
import type { RequestContext } from '#platform/viewer.js';
import type { SubgraphResponse } from './subgraph-response.js';
import type { Cancellation } from '#platform/cancellation.js';
import { BatchRequest } from './batch-request.js';
import type { SubgraphFetch, SubgraphTransport } from './transport.js';

/** Connections per subgraph: as many exchanges as may be under way at once. */
const CONNECTIONS = 128;
/** Less than the subgraphs keep theirs open (65 s), so that the gateway is always the one to let go. */
const KEEP_ALIVE_MS = 30_000;

/** ms that a subgraph may take to say whether it is ready. */
const READY_MS = 2_000;

/**
 * Asks a subgraph in another process: pooled connections, signed requests, answers that are read with suspicion. What is asked
 * in one turn of the event loop travels in one request, however few or many requests that are.
 */
export class HttpTransport implements SubgraphTransport {
  readonly #pool: Pool;
  readonly #path: string;
  readonly #sign: ReturnType<typeof createSigner>;
  /** Takes the requests of this turn. */
  #next: BatchRequest | null = null;

  constructor(subgraph: string, url: string, secret: Buffer, clock: Clock) {
    const { origin, pathname } = new URL(url);
    this.#path = pathname;
    this.#pool = new Pool(origin, {
      connections: CONNECTIONS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // Every request has a deadline of its own.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    this.#sign = createSigner(secret, subgraph, clock);
  }

  send(request: SubgraphFetch, context: RequestContext, signal: Cancellation): Promise<SubgraphResponse> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    const trace = traceparent();
    const text = writeRequest(request, trace === undefined ? context : { ...context, trace });
    if (!this.#next?.hasCapacityFor(text.length)) this.#next = this.#open();
    return this.#next.add(text, signal);
  }

  async isReady(): Promise<boolean> {
    const patience = { headersTimeout: READY_MS, bodyTimeout: READY_MS };
    const { statusCode, body } = await this.#pool.request({ method: 'GET', path: '/ready', ...patience });
    await body.dump();
    return statusCode === 200;
  }

  /** Waits for what is under way, the requests of this turn included. */
  async [Symbol.asyncDispose](): Promise<void> {
    await endOfTurn();
    await this.#pool.close();
  }

  /** An exchange that leaves at the end of this turn. */
  #open(): BatchRequest {
    const batch = new BatchRequest();
    setImmediate(() => this.#post(batch));
    return batch;
  }

  #post(batch: BatchRequest): void {
    if (this.#next === batch) this.#next = null;
    const body = batch.body();
    if (!body) return;
    const headers = ['content-type', 'application/json', SIGNATURE_HEADER, this.#sign(body)];
    this.#pool.dispatch({ method: 'POST', path: this.#path, headers, body }, batch);
  }
}
