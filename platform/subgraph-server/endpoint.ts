import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import type { Clock } from '../clock.js';
import { withDisposal } from '../lifecycle.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics/index.js';
import type { Dependencies } from '../readiness.js';
import { span } from '../tracing/index.js';
import type { RequestContext } from '../viewer.js';
import type { GraphQLRequest } from '../subgraph-protocol/index.js';
import type { ExecuteRequest } from './execute-request.js';
import type { PrepareExecution } from './execution/index.js';
import { createRunOperation, type RunOperation } from './operation.js';
import { startServer } from './server.js';

export interface SubgraphEndpointOptions<Context> {
  /** The subgraph's name; its signing key is derived from it. */
  subgraph: string;
  schema: GraphQLSchema;
  /** Creates the context of one request: viewer, loaders, commands. */
  createContext: (request: RequestContext) => Context;
  /** Prepares operations for execution; replaced by benches. @default prepareExecution */
  prepare?: PrepareExecution | undefined;
  /** The address to listen at (port 0 takes a free one); null when all callers are in this process. */
  listen: { host: string; port: number } | null;
  /** The secret shared with the gateway, which signs requests. */
  secret: Buffer;
  /** ms within which a whole request must arrive: gateways are near, and wait less for the answer. @default 10,000 */
  requestMs?: number;
  /** The dependencies that `/ready` reports. */
  dependencies: Dependencies;
  /** Counts the requests; `/metrics` reports it. */
  metrics: Metrics;
  clock: Clock;
  log: Log;
}

/** An open subgraph, ready for requests. */
export interface SubgraphEndpoint extends AsyncDisposable {
  readonly ask: ExecuteRequest;
  /** The URL of its GraphQL endpoint; null when it does not listen. */
  readonly url: string | null;
}

/** Opens a subgraph for requests. Closing it waits for the requests in flight. */
export function openSubgraphEndpoint<Context>(
  options: SubgraphEndpointOptions<Context>,
): Promise<SubgraphEndpoint> {
  return withDisposal(async (stack) => {
    const { listen } = options;
    const executor = stack.use(new RequestExecutor(options));
    const ask: ExecuteRequest = (request, context) => executor.execute(request, context);
    const server = listen && stack.use(await startServer({ ...options, listen, ask }));
    return {
      ask,
      url: server && server.url,
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}

/** Executes requests, measures them, and counts those in flight. */
class RequestExecutor<Context> implements AsyncDisposable {
  readonly #options: SubgraphEndpointOptions<Context>;
  readonly #run: RunOperation<Context>;
  #inFlight = 0;
  #onIdle: (() => void) | undefined;

  constructor(options: SubgraphEndpointOptions<Context>) {
    this.#options = options;
    this.#run = createRunOperation(options.schema, options.log, options.prepare);
  }

  async execute(request: GraphQLRequest, asked: RequestContext): Promise<FormattedExecutionResult> {
    const context = isMutation(request) ? withoutSignal(asked) : asked;
    const { subgraph, createContext, metrics } = this.#options;
    const startedAt = performance.now();
    let outcome: 'ok' | 'failed' = 'failed';
    this.#inFlight++;
    try {
      const options = { kind: 'SERVER', parent: context.trace } as const;
      const run = (): Promise<FormattedExecutionResult> =>
        this.#run(request, createContext(context), context);
      const result = await span(`${subgraph} answers`, options, run);
      if (!result.errors) outcome = 'ok';
      return result;
    } finally {
      this.#inFlight--;
      metrics.answers.observe({ subgraph, outcome }, (performance.now() - startedAt) / 1000);
      if (this.#inFlight === 0) this.#onIdle?.();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#inFlight > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
  }
}

/** Documents of the planner begin with the kind of their operation. */
function isMutation({ query }: GraphQLRequest): boolean {
  return /^\s*mutation\b/.test(query);
}

/** A mutation runs to its end, whether its caller waits or not. */
function withoutSignal({ viewer, requestId, clientIp, trace }: RequestContext): RequestContext {
  return { viewer, requestId, clientIp, ...(trace === undefined ? {} : { trace }) };
}
