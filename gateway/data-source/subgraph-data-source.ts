import type { GraphQLDataSource } from '@apollo/gateway';
import type { GraphQLFormattedError } from 'graphql';
import { RookeryError } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import { SingleFlight, type AbortableWork } from '#platform/single-flight.js';
import { span } from '#platform/tracing/index.js';
import type { RequestContext } from '#platform/viewer.js';
import type { SubgraphResponse } from './subgraph-response.js';
import type { Cancellation } from '#platform/cancellation.js';
import { Deadline } from './deadline.js';
import { failureOf, isSubgraphsFault, isWorthRetrying } from './failure.js';
import { createGuard } from './guard.js';
import { pathsOf } from './paths.js';
import { boundedErrors } from './subgraph-errors.js';
import { TimeoutQueue } from './timeout-queue.js';
import type { OperationUse } from './operation-use.js';
import type { PropagatedHeaders, SendContext, SubgraphFetch, SubgraphTransport } from './transport.js';

/** The viewer and client that a fetch is for, and the signal that cancels it. */
export interface FetchContext extends RequestContext {
  /** Aborts when the client disconnects or the operation times out. */
  readonly signal: Cancellation;
  /** Only fetches of one read generation are shared. @default 0 */
  readonly readGeneration?: number;
  /** The headers of the client that subgraphs receive; fetches with different ones are not shared. @default none */
  readonly headers?: PropagatedHeaders;
  /** Counts what the operation uses, where the client asks for it. @default not counted */
  readonly use?: OperationUse;
}

/** The outcome of a fetch; `shared` when it used the response to another one. */
export type FetchOutcome = 'ok' | 'failed' | 'shared';

export interface SubgraphDataSourceOptions {
  subgraph: string;
  transport: SubgraphTransport;
  /** ms for one fetch, its retry included. */
  fetchMs: number;
  log: Log;
  /** Called with the outcome and the duration of every fetch. */
  observe: (outcome: FetchOutcome, ms: number) => void;
}

const AS_CLIENT = { kind: 'CLIENT' } as const;

/**
 * Fetches from one subgraph. Every fetch of the gateway has a deadline, one retry if it is a query, a guard against slow and
 * unavailable subgraphs, and shares its request with equal fetches at the same time. A failure becomes an error with a code in
 * the response, so that the data of other subgraphs is kept. Responses may be shared, so callers must not write to them.
 */
export class SubgraphDataSource implements GraphQLDataSource, AsyncDisposable {
  readonly #options: SubgraphDataSourceOptions;
  readonly #timeouts: TimeoutQueue;
  readonly #span: string;
  readonly #guard = createGuard(isSubgraphsFault);
  readonly #inFlight = new SingleFlight<SubgraphResponse>();

  constructor(options: SubgraphDataSourceOptions) {
    this.#options = options;
    this.#timeouts = new TimeoutQueue(options.fetchMs);
    this.#span = `ask ${options.subgraph}`;
  }

  async process({
    request,
    context,
  }: Parameters<GraphQLDataSource['process']>[0]): Promise<SubgraphResponse> {
    const { query = '', variables = {}, operationName } = request;
    const { fetchContext } = context as { fetchContext: FetchContext };
    if (fetchContext.use) fetchContext.use.fetches++;
    const startedAt = performance.now();
    const subgraphRequest =
      operationName === undefined ? { query, variables } : { query, variables, operationName };
    let outcome: FetchOutcome = 'ok';
    try {
      const response = await span(this.#span, AS_CLIENT, () =>
        this.#share(subgraphRequest, fetchContext, () => (outcome = 'shared')),
      );
      const { data, errors } = response;
      return errors ? { data, errors: this.#bounded(errors, fetchContext) } : response;
    } catch (error) {
      outcome = 'failed';
      return this.#failureOf(error, subgraphRequest, fetchContext);
    } finally {
      this.#options.observe(outcome, performance.now() - startedAt);
    }
  }

  /** False while the circuit breaker is open. */
  get healthy(): boolean {
    return this.#guard.closed;
  }

  /** Whether the circuit breaker is closed and the subgraph reports that it is ready; rejects when it does not respond. */
  async isReady(): Promise<boolean> {
    return this.healthy && (await this.#options.transport.isReady());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#options.transport[Symbol.asyncDispose]();
  }

  /** A response depends on the request, the viewer and the client address. Mutations are never shared. */
  #share(request: SubgraphFetch, context: FetchContext, joined: () => void): Promise<SubgraphResponse> {
    const { viewer, clientIp, signal, headers, readGeneration = 0 } = context;
    if (isMutation(request)) return this.#begin(request, context, signal).promise;
    const key = `${viewer?.id}\n${viewer?.sessionId}\n${clientIp}\n${readGeneration}`;
    const identity = { key, details: [request.query, request.variables, headers] };
    return this.#inFlight.runAbortable(identity, signal, () => this.#begin(request, context), joined);
  }

  #begin(
    request: SubgraphFetch,
    context: FetchContext,
    parent?: Cancellation,
  ): AbortableWork<SubgraphResponse> {
    const { viewer, requestId, clientIp, headers } = context;
    const sent = headers ? { viewer, requestId, clientIp, headers } : { viewer, requestId, clientIp };
    const deadline = new Deadline(this.#timeouts, parent);
    const promise = this.#ask(request, sent, deadline);
    return { promise, abort: (reason) => deadline.abort(reason) };
  }

  async #ask(request: SubgraphFetch, context: SendContext, deadline: Deadline): Promise<SubgraphResponse> {
    try {
      return await this.#guard.policy.execute(() => this.#send(request, context, deadline));
    } finally {
      deadline.end();
    }
  }

  async #send(request: SubgraphFetch, context: SendContext, deadline: Deadline): Promise<SubgraphResponse> {
    const { transport } = this.#options;
    try {
      return await transport.send(request, context, deadline);
    } catch (error) {
      // A mutation without a response may have been executed, so only the client can decide to retry it.
      if (isMutation(request) || !isWorthRetrying(error)) throw error;
      return transport.send(request, context, deadline);
    }
  }

  /** The texts of a subgraph are for the log; clients see those of the table. */
  #bounded(
    errors: readonly GraphQLFormattedError[],
    { requestId }: FetchContext,
  ): readonly GraphQLFormattedError[] {
    const { subgraph, log } = this.#options;
    const [{ message } = { message: '' }] = errors;
    log.debug({ to: subgraph, requestId, errors: errors.length, message }, 'a subgraph answered with errors');
    return boundedErrors(errors);
  }

  #failureOf(error: unknown, request: SubgraphFetch, { requestId }: FetchContext): SubgraphResponse {
    const { subgraph, log } = this.#options;
    const { code } = failureOf(error);
    log.warn({ err: error, to: subgraph, code, requestId }, 'fetch from subgraph failed');
    const { message, extensions } = new RookeryError(code);
    return { data: null, errors: pathsOf(request.query).map((path) => ({ message, path, extensions })) };
  }
}

/** In documents of the planner the operation comes first, and a query may lack its keyword. */
function isMutation({ query }: SubgraphFetch): boolean {
  return query.startsWith('mutation');
}
