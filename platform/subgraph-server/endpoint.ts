import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import type { Clock } from '../clock.js';
import { withDisposal } from '../lifecycle.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { Dependencies } from '../readiness.js';
import { span } from '../tracing/index.js';
import type { RequestContext } from '../viewer.js';
import type { GraphQLRequest } from '../subgraph-protocol/index.js';
import type { ExecuteRequest } from './execute-request.js';
import { createRunOperation, type RunOperation } from './operation.js';
import { startServer } from './server.js';

export interface SubgraphEndpointOptions<Context> {
  /** The subgraph's name; its signing key is derived from it. */
  subgraph: string;
  schema: GraphQLSchema;
  /** Made anew for every request: viewer, loaders, commands. */
  createContext: (request: RequestContext) => Context;
  /** Where it answers over HTTP (port 0 takes a free one); null when it is asked in its own process alone. */
  listen: { host: string; port: number } | null;
  /** The shared secret that the gateway signs with. */
  secret: Buffer;
  /** What the subgraph depends on; told where it listens. */
  dependencies: Dependencies;
  /** Counts what it is asked, and is read where it listens. */
  metrics: Metrics;
  clock: Clock;
  log: Log;
}

/** One subgraph's part of the graph, open for requests. */
export interface SubgraphEndpoint extends AsyncDisposable {
  readonly ask: ExecuteRequest;
  /** Where the gateway finds it over HTTP; null when it does not listen. */
  readonly url: string | null;
}

/** Opens a subgraph's part of the graph. Closing it waits for the answers that are under way. */
export function openSubgraphEndpoint<Context>(
  options: SubgraphEndpointOptions<Context>,
): Promise<SubgraphEndpoint> {
  return withDisposal(async (stack) => {
    const { listen } = options;
    const asked = stack.use(new Asked(options));
    const ask: ExecuteRequest = (request, context) => asked.ask(request, context);
    const server = listen && stack.use(await startServer({ ...options, listen, ask }));
    return {
      ask,
      url: server && server.url,
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}

/** Answers requests, and knows how many it has not answered yet. */
class Asked<Context> implements AsyncDisposable {
  readonly #options: SubgraphEndpointOptions<Context>;
  readonly #run: RunOperation<Context>;
  #underway = 0;
  #onRest: (() => void) | undefined;

  constructor(options: SubgraphEndpointOptions<Context>) {
    this.#options = options;
    this.#run = createRunOperation(options.schema, options.log);
  }

  async ask(request: GraphQLRequest, context: RequestContext): Promise<FormattedExecutionResult> {
    const { subgraph, createContext, metrics } = this.#options;
    const startedAt = performance.now();
    let outcome: 'ok' | 'failed' = 'failed';
    this.#underway++;
    try {
      const options = { kind: 'SERVER', parent: context.trace } as const;
      const { requestId } = context;
      const run = (): Promise<FormattedExecutionResult> =>
        this.#run(request, createContext(context), requestId);
      const answer = await span(`${subgraph} answers`, options, run);
      if (!answer.errors) outcome = 'ok';
      return answer;
    } finally {
      this.#underway--;
      metrics.answers.observe({ subgraph, outcome }, (performance.now() - startedAt) / 1000);
      if (this.#underway === 0) this.#onRest?.();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#underway > 0) await new Promise<void>((resolve) => (this.#onRest = resolve));
  }
}
