import type { FormattedExecutionResult } from 'graphql';
import type { ExecuteRequest } from '#platform/subgraph-server/index.js';
import type { RequestContext } from '#platform/viewer.js';
import type { SubgraphResponse } from './subgraph-response.js';
import type { Cancellation, CancellationListener } from '#platform/cancellation.js';
import { InvalidSubgraphResponse } from './failure.js';
import type { SubgraphFetch, SubgraphTransport } from './transport.js';

/**
 * Asks a subgraph in this process: no socket, no JSON and no signature, since nobody else can call the function. What it
 * answers is plain data already, but whoever has it must not write to it.
 */
export class LocalTransport implements SubgraphTransport {
  readonly #ask: ExecuteRequest;

  constructor(ask: ExecuteRequest) {
    this.#ask = ask;
  }

  send(request: SubgraphFetch, context: RequestContext, signal: Cancellation): Promise<SubgraphResponse> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    const { query, operationName } = request;
    // As an alias it would become a key of the answer.
    if (query.includes('__proto__'))
      return Promise.reject(new InvalidSubgraphResponse('A key is called __proto__.'));
    const variables = given(request.variables);
    const named = operationName === undefined ? { query, variables } : { query, variables, operationName };
    return new WaitingFor(this.#ask(named, context), signal).answer;
  }

  /** It lives and dies with this process. */
  isReady(): Promise<boolean> {
    return Promise.resolve(true);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }
}

/** JSON would leave out what is undefined; to a subgraph that makes the difference between a default and null. */
function given(variables: Record<string, unknown>): Record<string, unknown> {
  for (const name in variables) {
    if (variables[name] === undefined)
      return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
  }
  return variables;
}

/** Waits for what a subgraph says for as long as it is wanted. The subgraph goes on after that, but nobody waits for it. */
class WaitingFor implements CancellationListener {
  readonly answer: Promise<SubgraphResponse>;
  readonly #signal: Cancellation;
  #reject!: (error: Error) => void;

  constructor(asked: Promise<FormattedExecutionResult>, signal: Cancellation) {
    this.#signal = signal;
    this.answer = new Promise((resolve, reject) => {
      this.#reject = reject;
      asked.then(
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
