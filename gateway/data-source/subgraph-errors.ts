import type { GraphQLFormattedError } from 'graphql';
import { ERRORS, EXPLAINED_CODES, isErrorCode } from '#platform/errors.js';

/** The most errors of one response; a client sees fewer. */
const MAX_ERRORS = 100;
/** The most characters of a text that is shown to clients. */
const MAX_TEXT = 300;
/** The most steps of a path, and characters of one. */
const MAX_STEPS = 100;
const MAX_STEP = 256;
/** The most wrong fields of one input. */
const MAX_FIELDS = 20;
/** The longest wait, in seconds, that a subgraph can ask for: a day. */
const MAX_WAIT = 86_400;

/** An error at no path, which explains every null of the response: the errors beyond the limit are among its causes. */
const AND_MORE: GraphQLFormattedError = {
  message: ERRORS.SERVICE_UNAVAILABLE.message,
  extensions: { code: 'SERVICE_UNAVAILABLE' },
};

/**
 * What the gateway takes over of the errors of one response: at most MAX_ERRORS, and of each the path, the code, and what helps
 * to correct the request. The message is that of the table, except for codes that say a reason in their own words. A subgraph
 * may be of another house, and its texts may name what clients must not know.
 */
export function boundedErrors(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  const bounded = errors.slice(0, MAX_ERRORS).map(boundedError);
  return errors.length > MAX_ERRORS ? [...bounded, AND_MORE] : bounded;
}

function boundedError({ message, path, extensions }: GraphQLFormattedError): GraphQLFormattedError {
  const { code, field, fields, retryAfter } = extensions ?? {};
  const place = boundedPath(path);
  // An error without a known code is the subgraph's fault.
  if (!isErrorCode(code)) return { message: ERRORS.SERVICE_UNAVAILABLE.message, ...place };
  return {
    message: EXPLAINED_CODES.has(code) ? shortened(message || ERRORS[code].message) : ERRORS[code].message,
    ...place,
    extensions: {
      code,
      ...(typeof field === 'string' ? { field: shortened(field) } : {}),
      ...(Array.isArray(fields) ? { fields: boundedFields(fields) } : {}),
      ...(isWait(retryAfter) ? { retryAfter } : {}),
    },
  };
}

/** The wrong fields of an input; what is none is left out. */
function boundedFields(fields: readonly unknown[]): { field: string; message: string }[] {
  return fields.slice(0, MAX_FIELDS).flatMap((each) => {
    const { field, message } = (each ?? {}) as { field?: unknown; message?: unknown };
    if (typeof field !== 'string' || typeof message !== 'string') return [];
    return [{ field: shortened(field), message: shortened(message) }];
  });
}

/** No path when it is none: the error then belongs to the whole fetch. */
function boundedPath(path: unknown): { path?: (string | number)[] } {
  if (!Array.isArray(path) || path.length > MAX_STEPS) return {};
  const isValid = path.every((step) =>
    typeof step === 'string' ? step.length <= MAX_STEP : Number.isSafeInteger(step),
  );
  return isValid ? { path: path as (string | number)[] } : {};
}

function isWait(seconds: unknown): boolean {
  return typeof seconds === 'number' && seconds >= 0 && seconds <= MAX_WAIT;
}

function shortened(text: string): string {
  if (text.length <= MAX_TEXT) return text;
  // Half of a character at the end would be no valid text.
  return `${text.slice(0, MAX_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
