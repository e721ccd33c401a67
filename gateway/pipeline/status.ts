import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { ERRORS, type ErrorCode } from '#platform/errors.js';

/** Codes that ask a client to wait. Load balancers and client libraries read the status, not the code. */
const ASKS_TO_WAIT: ReadonlySet<unknown> = new Set<ErrorCode>(['RATE_LIMITED', 'OVERLOADED']);

/**
 * The HTTP status of a result. An operation that was refused before execution has the status of its code. An executed
 * operation has 200, with partial data and errors, or 429 when every root field is null because the client must wait.
 */
export function statusOf({ data, errors = [] }: FormattedExecutionResult): number {
  const [first] = errors;
  if (!first) return 200;
  if (data === undefined) return ERRORS[first.extensions?.['code'] as ErrorCode].status;
  const waits = errors.filter(({ extensions }) => ASKS_TO_WAIT.has(extensions?.['code']));
  const mustWait =
    data === null
      ? waits.length === errors.length
      : Object.entries(data).every(
          ([field, value]) => value === null && waits.some(({ path }) => path?.[0] === field),
        );
  return mustWait ? 429 : 200;
}

/** `Retry-After`, in seconds, when an error says how long to wait. */
export function retryAfterOf(errors: readonly GraphQLFormattedError[] = []): Record<string, string> {
  const waits = errors
    .map(({ extensions }) => extensions?.['retryAfter'])
    .filter((wait) => typeof wait === 'number');
  return waits.length === 0 ? {} : { 'retry-after': String(Math.ceil(Math.max(...waits))) };
}
