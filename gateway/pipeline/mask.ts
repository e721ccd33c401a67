import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { codeOf, ERRORS, isStackOverflow, RookeryError, type ErrorCode } from '#platform/errors.js';
import type { Log } from '#platform/log.js';

/** Codes of internal failures. Their message is always that of the table, never that of the cause. */
const INTERNAL_CODES: ReadonlySet<ErrorCode> = new Set([
  'INVALID_SUBGRAPH_RESPONSE',
  'TIMEOUT',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
]);

/** The most characters of a message. */
const MAX_MESSAGE = 1_000;

/**
 * The part of an error that a client may see: a code of the error table, its message, and what helps to correct the request.
 * Causes, addresses and messages of engines are left out. Unexpected errors are logged.
 */
export function mask(error: unknown, log: Log, requestId?: string): GraphQLFormattedError {
  const code = clientCode(error);
  if (code === 'INTERNAL_SERVER_ERROR') log.error({ err: error, requestId }, 'an operation failed');
  const message = messageOf(error, code);
  if (!(error instanceof GraphQLError)) return { message, extensions: { code } };
  const { field, fields, retryAfter } = error.extensions;
  return {
    message,
    ...(error.locations ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
    extensions: {
      code,
      ...(typeof field === 'string' ? { field } : {}),
      // Bounded where the gateway takes them from a subgraph.
      ...(Array.isArray(fields) ? { fields: fields as unknown[] } : {}),
      ...(typeof retryAfter === 'number' ? { retryAfter } : {}),
    },
  };
}

function messageOf(error: unknown, code: ErrorCode): string {
  if (INTERNAL_CODES.has(code) || !(error instanceof Error) || isStackOverflow(error))
    return ERRORS[code].message;
  // Messages about a value repeat the value, which can be as long as the request.
  return error.message.length > MAX_MESSAGE ? `${error.message.slice(0, MAX_MESSAGE)}…` : error.message;
}

function clientCode(error: unknown): ErrorCode {
  if (isStackOverflow(error)) return 'OPERATION_TOO_COMPLEX';
  if (!(error instanceof GraphQLError)) return codeOf(error) ?? 'INTERNAL_SERVER_ERROR';
  // Apollo Server wraps the errors of our validation rules; the original error has the more exact code.
  if (error.originalError instanceof RookeryError) return error.originalError.code;
  const code = codeOf(error);
  // graphql-js reports the token limit only by this message.
  if (code === 'GRAPHQL_PARSE_FAILED' && error.message.endsWith('Parsing aborted.'))
    return 'OPERATION_TOO_COMPLEX';
  if (code !== null) return code;
  const { serviceName, http } = error.extensions as { serviceName?: unknown; http?: { status?: number } };
  if (serviceName !== undefined) return 'SERVICE_UNAVAILABLE';
  return http?.status === 400 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
}
