import { codeOf, ERRORS, type ErrorCode, type RookeryError } from '#platform/errors.js';
import type { Answer, Caller } from './operation.js';

const NOT_SIGNED_IN: ReadonlySet<unknown> = new Set<ErrorCode>(['TOKEN_EXPIRED', 'UNAUTHENTICATED']);

/**
 * The answer to an operation that ran as nobody signed in because its token was refused: the reason is its first error. The
 * status is 401 when no root field has a value for want of a viewer.
 */
export function withRefusedToken(answer: Answer, refusal: RookeryError, { requestId }: Caller): Answer {
  const { data, errors = [] } = answer.result;
  const reason = { message: refusal.message, extensions: { ...refusal.extensions, requestId } };
  const isEmpty = !data || Object.values(data).every((value) => value === null);
  const lacksViewer = errors.every(({ extensions }) => NOT_SIGNED_IN.has(extensions?.['code']));
  const status = ERRORS[codeOf(refusal) ?? 'UNAUTHENTICATED'].status;
  return {
    ...answer,
    result: { ...answer.result, errors: [reason, ...errors] },
    ...(isEmpty && lacksViewer ? { status } : {}),
  };
}
