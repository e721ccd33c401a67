import type { AskRoom } from '#platform/subgraph-server/index.js';
import type { RequestContext } from '#platform/viewer.js';
import type { RoomAnswer } from './answer.js';
import { BadAnswer } from './failure.js';
import type { RoomRequest, RoomTransport } from './transport.js';

/**
 * Asks a room in this process: no socket, no JSON and no signature, since nobody else can call the function. What it
 * answers is plain data already, but whoever has it must not write to it.
 */
export class LocalTransport implements RoomTransport {
  readonly #ask: AskRoom;

  constructor(ask: AskRoom) {
    this.#ask = ask;
  }

  async send(request: RoomRequest, context: RequestContext, signal: AbortSignal): Promise<RoomAnswer> {
    signal.throwIfAborted();
    const { query, operationName } = request;
    // As an alias it would become a key of the answer.
    if (query.includes('__proto__')) throw new BadAnswer('A key is called __proto__.');
    const answer = await untilAborted(
      signal,
      this.#ask(
        {
          query,
          variables: given(request.variables),
          ...(operationName === undefined ? {} : { operationName }),
        },
        context,
      ),
    );
    const { data = null, errors } = answer;
    return errors ? { data, errors } : { data };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }
}

/** JSON would leave out what is undefined; to a room that makes the difference between a default and null. */
function given(variables: Record<string, unknown>): Record<string, unknown> {
  for (const name in variables) {
    if (variables[name] === undefined)
      return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
  }
  return variables;
}

/** The room goes on; but nobody waits for it. */
function untilAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
