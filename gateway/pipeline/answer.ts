import type { ExecutionResult, FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import type { FieldMistake } from '#platform/input-checks.js';
import type { Log } from '#platform/log.js';
import { RateLimited } from '#platform/rate-limit/index.js';
import type { Limits } from '../limits.js';
import { NotByGet } from './admission.js';
import { RejectedDocument } from './document-reader.js';
import { mask } from './mask.js';
import type { Answer, Caller } from './operation.js';
import { rateHeaders } from './rate.js';
import { retryAfterOf, statusOf } from './status.js';

/** How the result of an operation is shown to clients. */
export interface ResultOptions {
  limits: Pick<Limits, 'errors'>;
  log: Log;
}

interface AnswerOptions extends ResultOptions {
  /** Whether error messages may suggest names of the schema. */
  introspection: boolean;
}

/** graphql-js ends the message about an invalid variable with names of the schema and a question mark. */
const SUGGESTION = ' Did you mean ';

/** The response to an operation that was executed. */
export function answerOf(
  { data, errors }: ExecutionResult,
  caller: Caller,
  { limits, log }: AnswerOptions,
): Answer {
  const masked = errors?.slice(0, limits.errors).map((error) => mask(error, log, caller.requestId));
  return answer(masked, data, caller);
}

/** The result of one event of a subscription, as JSON. */
export function resultTextOf(
  { data, errors }: ExecutionResult,
  requestId: string,
  { limits, log }: ResultOptions,
): string {
  const masked = errors?.slice(0, limits.errors).map((error) => {
    const { extensions, ...rest } = mask(error, log, requestId);
    return { ...rest, extensions: { ...extensions, requestId } };
  });
  return JSON.stringify({ ...(masked && masked.length > 0 ? { errors: masked } : {}), data: data ?? null });
}

/** The response to an operation that was refused before execution: errors without data. */
export function refusalOf(
  error: unknown,
  caller: Caller,
  { limits, introspection, log }: AnswerOptions,
): Answer {
  const errors =
    error instanceof RejectedDocument
      ? error.errors.slice(0, limits.errors)
      : [mask(error, log, caller.requestId)];
  const shown = introspection ? errors : errors.map(withoutSuggestion);
  const refusal = answer(shown, undefined, caller);
  if (error instanceof NotByGet) return { ...refusal, status: 405, headers: { allow: 'POST' } };
  if (!(error instanceof RateLimited)) return refusal;
  return { ...refusal, headers: { ...refusal.headers, ...rateHeaders(error.state) } };
}

function answer(
  errors: readonly GraphQLFormattedError[] | undefined,
  data: ExecutionResult['data'],
  { requestId }: Caller,
): Answer {
  if (data !== undefined && !errors?.length)
    return { kind: 'answer', result: { data }, status: 200, headers: {} };
  const named = errors?.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } }));
  const result: FormattedExecutionResult = {
    ...(named && named.length > 0 ? { errors: named } : {}),
    ...(data === undefined ? {} : { data }),
  };
  return { kind: 'answer', result, status: statusOf(result), headers: retryAfterOf(named) };
}

function withoutSuggestion(error: GraphQLFormattedError): GraphQLFormattedError {
  const { extensions } = error;
  const fields = extensions?.['fields'];
  return {
    ...error,
    message: cutSuggestion(error.message),
    ...(Array.isArray(fields) && {
      extensions: {
        ...extensions,
        fields: (fields as FieldMistake[]).map((each) => ({ ...each, message: cutSuggestion(each.message) })),
      },
    }),
  };
}

function cutSuggestion(message: string): string {
  const start = message.endsWith('?') ? message.lastIndexOf(SUGGESTION) : -1;
  return start === -1 ? message : message.slice(0, start);
}
