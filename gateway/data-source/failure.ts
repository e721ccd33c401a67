import type { ErrorCode } from '#platform/errors.js';
import { DeadlineExceeded } from './timeout-queue.js';

/** The subgraph's response is not a valid GraphQL response. */
export class InvalidSubgraphResponse extends Error {
  override readonly name = 'InvalidSubgraphResponse';
}

/** A proxy, or a server that is starting or stopping, responded instead of the subgraph. */
export class SubgraphUnavailable extends Error {
  override readonly name = 'SubgraphUnavailable';
  readonly code = 'SUBGRAPH_UNAVAILABLE';
}

/** The client disconnected before the response. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone';
}

/** Error codes of a connection that was lost or never opened: the request can be retried on another. */
const CONNECTION_ERRORS: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'SUBGRAPH_UNAVAILABLE',
]);

/** The error code that clients get for a failed fetch. */
export function failureOf(error: unknown): { code: ErrorCode } {
  return { code: error instanceof DeadlineExceeded ? 'TIMEOUT' : 'SERVICE_UNAVAILABLE' };
}

/** Whether an immediate retry is likely to succeed. */
export function isWorthRetrying(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && CONNECTION_ERRORS.has(code);
}

/** Whether a failure counts against the subgraph: not when the client disconnected or the operation timed out first. */
export function isSubgraphsFault(error: unknown): boolean {
  return !(error instanceof CallerGone);
}
