import { RookeryError } from '#platform/errors.js';
import type { RateState } from '#platform/rate-limit/index.js';
import type { Viewer } from '#platform/viewer.js';
import type { KnownOperation, Variables } from './known-document.js';
import type { Caller } from './operation.js';
import type { OperationRates } from './rate.js';

/** Somebody whose operation is carried out. */
export interface Admitted {
  viewer: Viewer | null;
  /** How much they may still do; null when nobody counts. */
  rate: RateState | null;
}

/** Something that must not be done by GET. */
export class NotByGet extends RookeryError {
  constructor(kind: string) {
    super('BAD_REQUEST', { message: `GET requests only support query operations, not ${kind} operations` });
  }
}

/** Who calls, looked at and counted once per operation. */
export class Reception {
  readonly #caller: Caller;
  readonly #rates: OperationRates;
  #admitted: Promise<Admitted> | null = null;

  constructor(caller: Caller, rates: OperationRates) {
    this.#caller = caller;
    this.#rates = rates;
  }

  /** Rejects when the viewer is not who they say, or asks too often. */
  admit(): Promise<Admitted> {
    return (this.#admitted ??= this.#count());
  }

  async #count(): Promise<Admitted> {
    const viewer = await this.#caller.identify();
    return { viewer, rate: await this.#rates.count(viewer, this.#caller) };
  }
}

/**
 * Decides whether a valid operation can be carried out, before any subgraph hears of it: right for its transport, variables
 * that fit, not too costly. What is refused here costs no fetch.
 */
export function checkOperation(
  operation: KnownOperation,
  variables: Variables,
  caller: Caller,
  costLimit: number,
): void {
  checkTransport(operation, caller);
  checkCost(operation.cost(operation.coerce(variables)), costLimit);
}

function checkTransport({ kind }: KnownOperation, { via, takesEvents }: Caller): void {
  if (via === 'get' && kind !== 'query' && !(kind === 'subscription' && takesEvents))
    throw new NotByGet(kind);
  if (kind !== 'subscription' || takesEvents) return;
  const message =
    'Subscriptions run over WebSocket (graphql-transport-ws) or as an event stream (`accept: text/event-stream`).';
  throw new RookeryError('BAD_REQUEST', { message });
}

function checkCost(cost: number, limit: number): void {
  if (cost <= limit) return;
  const message = `The operation may load ${cost} objects; the limit is ${limit}. Ask for smaller pages.`;
  throw new RookeryError('OPERATION_TOO_COMPLEX', { message });
}
