import { RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import type { KnownOperation, Variables } from './known-document.js';
import type { Caller } from './operation.js';

/** The last step of the admission: counts the operation, or rejects with RATE_LIMITED. */
export type Admit = (viewer: Viewer | null, caller: Caller) => Promise<void>;

/** Something that must not be done by GET. */
export class NotByGet extends RookeryError {
  constructor(kind: string) {
    super('BAD_REQUEST', { message: `GET requests only support query operations, not ${kind} operations` });
  }
}

/**
 * Decides whether a valid operation is carried out, before any room hears of it: right for its transport, variables that
 * fit, not too costly, a viewer who is who they say, within the rate. What is refused here costs no fetch. Gives the viewer.
 */
export async function admitted(
  operation: KnownOperation,
  variables: Variables,
  caller: Caller,
  costLimit: number,
  admit: Admit,
): Promise<Viewer | null> {
  checkTransport(operation, caller);
  checkCost(operation.cost(operation.coerce(variables)), costLimit);
  const viewer = await caller.identify();
  await admit(viewer, caller);
  return viewer;
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
