import type { ErrorCode } from '#platform/errors.js';
import { DeadlineExceeded } from './timeout-queue.js';

/** A subgraph answered with something that is no GraphQL answer. */
export class InvalidSubgraphResponse extends Error {
  override readonly name = 'InvalidSubgraphResponse';
}

/** A proxy or a server that starts or stops has answered in the subgraph's place. */
export class SubgraphUnavailable extends Error {
  override readonly name = 'SubgraphUnavailable';
  readonly code = 'SUBGRAPH_UNAVAILABLE';
}

/** Whoever wanted the answer wants it no more. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone';
}

/** Errors of a connection that was lost or never made: the request can be tried on another. */
const CONNECTION_ERRORS: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'SUBGRAPH_UNAVAILABLE',
]);

/** What a client may be told about a fetch that failed. */
export function failureOf(error: unknown): { code: ErrorCode } {
  return { code: error instanceof DeadlineExceeded ? 'TIMEOUT' : 'SERVICE_UNAVAILABLE' };
}

/** Whether the same request may well be answered when it is asked again at once. */
export function isWorthRetrying(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && CONNECTION_ERRORS.has(code);
}

/** Whether a failure speaks against the subgraph: not when the client has left, or the operation's time was over before. */
export function isSubgraphsFault(error: unknown): boolean {
  return !(error instanceof CallerGone);
}
