import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { codeOf, ERRORS, RookeryError, type ErrorCode } from '#platform/errors.js';
import type { Log } from '#platform/log.js';

/** Codes of failures inside the house: their text is the table's, whatever it was that failed. */
const SPEAKS_BY_TABLE: ReadonlySet<ErrorCode> = new Set([
  'INVALID_SUBGRAPH_RESPONSE',
  'TIMEOUT',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
]);

/**
 * What a client sees of an error: a code of the one table, its text, and what helps the client to do better. Everything
 * else (causes, subgraphs, addresses, engine text) stays in the house; what is not foreseen is logged.
 */
export function mask(error: unknown, log: Log, requestId?: string): GraphQLFormattedError {
  const code = clientCode(error);
  if (code === 'INTERNAL_SERVER_ERROR') log.error({ err: error, requestId }, 'an operation failed');
  const message =
    SPEAKS_BY_TABLE.has(code) || !(error instanceof Error) ? ERRORS[code].message : error.message;
  if (!(error instanceof GraphQLError)) return { message, extensions: { code } };
  const { field, retryAfter } = error.extensions;
  return {
    message,
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
    extensions: {
      code,
      ...(typeof field === 'string' ? { field } : {}),
      ...(typeof retryAfter === 'number' ? { retryAfter } : {}),
    },
  };
}

function clientCode(error: unknown): ErrorCode {
  if (!(error instanceof GraphQLError)) return codeOf(error) ?? 'INTERNAL_SERVER_ERROR';
  // Apollo Server wraps what our rules refuse in an error of its own; ours is the more exact.
  if (error.originalError instanceof RookeryError) return error.originalError.code;
  const code = codeOf(error);
  // The one way in which graphql-js tells that the limit of tokens was met.
  if (code === 'GRAPHQL_PARSE_FAILED' && error.message.endsWith('Parsing aborted.'))
    return 'OPERATION_TOO_COMPLEX';
  if (code !== null) return code;
  const { serviceName, http } = error.extensions as { serviceName?: unknown; http?: { status?: number } };
  if (serviceName !== undefined) return 'SERVICE_UNAVAILABLE';
  return http?.status === 400 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
}
