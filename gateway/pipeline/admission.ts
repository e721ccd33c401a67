import { RookeryError } from '#platform/errors.js';
import { isValueNestedBeyond } from '#platform/nesting.js';
import type { RateState } from '#platform/rate-limit/index.js';
import type { Limits } from '../limits.js';
import type { KnownOperation, Variables } from './known-document.js';
import { NestedTooDeeply } from './nesting.js';
import type { Caller, Identity } from './operation.js';
import type { OperationRates } from './rate.js';

/** The caller of an admitted operation. */
export interface Admitted extends Identity {
  /** The remaining points; null when nothing is counted. */
  rate: RateState | null;
}

/** A mutation or subscription that was sent by GET. */
export class NotByGet extends RookeryError {
  constructor(kind: string) {
    super('BAD_REQUEST', { message: `GET requests only support query operations, not ${kind} operations` });
  }
}

/** Authenticates the caller of one operation and counts the operation, once. */
export class CallerAdmission {
  readonly #caller: Caller;
  readonly #rates: OperationRates;
  #admitted: Promise<Admitted> | null = null;

  constructor(caller: Caller, rates: OperationRates) {
    this.#caller = caller;
    this.#rates = rates;
  }

  /** Rejects with RATE_LIMITED, and when the caller cannot be authenticated. */
  admit(): Promise<Admitted> {
    return (this.#admitted ??= this.#count());
  }

  async #count(): Promise<Admitted> {
    const { viewer, refusal } = await this.#caller.identify();
    return { viewer, refusal, rate: await this.#rates.count(viewer, this.#caller) };
  }
}

/**
 * Checks a valid operation before anything is fetched: its transport, its variables and its cost. Throws BAD_REQUEST,
 * BAD_USER_INPUT or OPERATION_TOO_COMPLEX. Returns the cost.
 */
export function checkOperation(
  operation: KnownOperation,
  variables: Variables,
  caller: Caller,
  limits: Pick<Limits, 'cost' | 'nesting'>,
): number {
  checkTransport(operation, caller);
  if (isValueNestedBeyond(limits.nesting, variables)) throw new NestedTooDeeply(limits);
  const cost = operation.cost(operation.coerce(variables));
  checkCost(cost, limits.cost);
  return cost;
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
