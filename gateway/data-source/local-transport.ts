import type { FormattedExecutionResult } from 'graphql';
import type { ExecuteRequest } from '#platform/subgraph-server/index.js';
import type { RequestContext } from '#platform/viewer.js';
import type { SubgraphResponse } from './subgraph-response.js';
import type { Cancellation, CancellationListener } from '#platform/cancellation.js';
import { InvalidSubgraphResponse } from './failure.js';
import type { SubgraphFetch, SubgraphTransport } from './transport.js';

/**
 * Calls a subgraph in this process: no socket, no JSON, and no signature, because no one outside the process can call the
 * function. Responses are plain data; callers must not write to them.
 */
export class LocalTransport implements SubgraphTransport {
  readonly #ask: ExecuteRequest;

  constructor(ask: ExecuteRequest) {
    this.#ask = ask;
  }

  send(request: SubgraphFetch, context: RequestContext, signal: Cancellation): Promise<SubgraphResponse> {
    if (signal.aborted) return Promise.reject(signal.reason);
    const { query, operationName } = request;
    // As an alias it would become a key of the response.
    if (query.includes('__proto__'))
      return Promise.reject(new InvalidSubgraphResponse('The response has a key __proto__.'));
    const variables = given(request.variables);
    const named = operationName === undefined ? { query, variables } : { query, variables, operationName };
    return new PendingCall(this.#ask(named, withSignal(context, signal)), signal).answer;
  }

  /** A subgraph in this process is ready whenever the process is. */
  isReady(): Promise<boolean> {
    return Promise.resolve(true);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }
}

/** Not by a spread: V8 takes far longer to add a field to its result, and to read that result later. */
function withSignal(
  { viewer, requestId, clientIp, trace }: RequestContext,
  signal: Cancellation,
): RequestContext {
  return trace === undefined
    ? { viewer, requestId, clientIp, signal }
    : { viewer, requestId, clientIp, trace, signal };
}

/** Drops undefined values as JSON does: for a subgraph, an undefined variable has its default and a null has not. */
function given(variables: Record<string, unknown>): Record<string, unknown> {
  for (const name in variables) {
    if (variables[name] === undefined)
      return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
  }
  return variables;
}

/** Waits for a response until the signal aborts. The subgraph stops a query then, and ends a mutation; its response is dropped. */
class PendingCall implements CancellationListener {
  readonly answer: Promise<SubgraphResponse>;
  readonly #signal: Cancellation;
  #reject!: (error: Error) => void;

  constructor(response: Promise<FormattedExecutionResult>, signal: Cancellation) {
    this.#signal = signal;
    this.answer = new Promise((resolve, reject) => {
      this.#reject = reject;
      response.then(
        ({ data = null, errors }) => {
          signal.removeEventListener('abort', this);
          resolve(errors ? { data, errors } : { data });
        },
        (error: Error) => {
          signal.removeEventListener('abort', this);
          reject(error);
        },
      );
    });
    signal.addEventListener('abort', this);
  }

  handleEvent(): void {
    this.#reject(this.#signal.reason as Error);
  }
}
