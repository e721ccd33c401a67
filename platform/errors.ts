import { GraphQLError } from 'graphql';

/** The table of error codes: `extensions.code`, the default message, and the HTTP status. */
export const ERRORS = {
  GRAPHQL_PARSE_FAILED: { status: 400, message: 'The document is not valid GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, message: 'The document does not fit the schema.' },
  OPERATION_TOO_COMPLEX: { status: 400, message: 'The operation asks for too much at once.' },
  BAD_REQUEST: { status: 400, message: 'The request is not well formed.' },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'The request is too large.' },
  PERSISTED_QUERY_NOT_FOUND: { status: 200, message: 'PersistedQueryNotFound' },
  TOKEN_EXPIRED: { status: 401, message: 'The access token has expired; get a new one.' },
  UNAUTHENTICATED: { status: 401, message: 'Sign in first.' },
  FORBIDDEN: { status: 403, message: 'This is not allowed.' },
  NOT_FOUND: { status: 404, message: 'There is nothing by that name.' },
  BAD_USER_INPUT: { status: 400, message: 'The input is not valid.' },
  CONFLICT: { status: 409, message: 'That is taken already.' },
  IDEMPOTENCY_KEY_REUSED: { status: 409, message: 'The idempotency key was used for something else.' },
  RATE_LIMITED: { status: 429, message: 'Too many requests; try again later.' },
  OVERLOADED: { status: 429, message: 'The service is busy; try again in a moment.' },
  INVALID_SUBGRAPH_RESPONSE: { status: 502, message: "A subgraph's response does not fit the schema." },
  TIMEOUT: { status: 504, message: 'The answer took too long.' },
  SERVICE_UNAVAILABLE: { status: 503, message: 'A part of the service is not available at the moment.' },
  INTERNAL_SERVER_ERROR: { status: 500, message: 'Something went wrong.' },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/**
 * The codes whose errors say the reason in their own words: which input is wrong, why something is not allowed. The gateway
 * shows the message that a subgraph gives with such a code; an error of a subgraph with any other code has that of the table.
 */
export const EXPLAINED_CODES: ReadonlySet<ErrorCode> = new Set([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'CONFLICT',
]);

/** Whether a value is a code of the table. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}

export interface ErrorDetails {
  /** Replaces the default message. Shown to clients: never an internal error text. */
  message?: string;
  /** The invalid input, for example `input.text`; the first of several. */
  field?: string;
  /** All invalid inputs, each with its reason. */
  fields?: readonly { readonly field: string; readonly message: string }[];
  /** Seconds after which the client may retry. */
  retryAfter?: number;
  /** For the log only. */
  cause?: unknown;
}

/** An error that may be shown to clients, with a code of the table. */
export class RookeryError extends GraphQLError {
  override readonly name = 'RookeryError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    const { message, field, fields, retryAfter, cause } = details;
    super(message ?? ERRORS[code].message, {
      extensions: {
        code,
        ...(field === undefined ? {} : { field }),
        ...(fields === undefined ? {} : { fields }),
        ...(retryAfter === undefined ? {} : { retryAfter }),
      },
      ...(cause instanceof Error ? { originalError: cause } : {}),
    });
    this.code = code;
  }
}

/** BAD_USER_INPUT for the input `field`, with the reason as `message`. */
export function badInput(field: string, message: string): RookeryError {
  return new RookeryError('BAD_USER_INPUT', { field, message });
}

/** Whether an error is, or was caused by, calls nested too deeply for the engine: what it executed was nested too deeply. */
export function isStackOverflow(error: unknown): boolean {
  for (let inner: unknown = error; inner instanceof Error; inner = causeOf(inner)) {
    if (inner instanceof RangeError && inner.message.includes('call stack')) return true;
  }
  return false;
}

function causeOf(error: Error): unknown {
  return error instanceof GraphQLError ? error.originalError : error.cause;
}

/** The code of an error or of its causes; null for an unexpected error. */
export function codeOf(error: unknown): ErrorCode | null {
  for (let inner: unknown = error; inner instanceof Error; inner = causeOf(inner)) {
    if (!(inner instanceof GraphQLError)) continue;
    const code = inner.extensions['code'];
    if (isErrorCode(code)) return code;
  }
  return null;
}
