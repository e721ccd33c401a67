import { ApolloServer, HeaderMap, type BaseContext, type GraphQLRequest } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { FormattedExecutionResult } from 'graphql';
import type { Cache } from '#platform/cache/index.js';
import type { Log } from '#platform/log.js';
import type { Limits } from '../config.js';
import { Deadline, type FetchContext } from '../data-source/index.js';
import type { Federation } from '../federation/index.js';
import { admission, type Admit } from './admission.js';
import { sizeRule } from './limits.js';
import { mask } from './mask.js';
import { reservedNamesRule } from './names.js';
import type { AdmittedSubscription, Caller, OperationRequest, Outcome } from './operation.js';
import { persistedQueries } from './persisted-queries.js';
import { retryAfterOf, statusOf } from './status.js';

/** The status of what must not be done by GET. */
const NOT_BY_GET = 405;

/** What an operation carries with it on its way. */
export interface OperationContext extends BaseContext {
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** On whose behalf the rooms are asked; known once the operation is admitted. */
  fetchContext: FetchContext | null;
  /** Takes a subscription that has passed every check. */
  readonly onSubscription: (subscription: AdmittedSubscription) => void;
}

export interface PipelineOptions {
  federation: Federation;
  limits: Limits;
  /** Whether the schema may be asked for, and suggested from. */
  introspection: boolean;
  admit: Admit;
  cache: Cache;
  /** Told how every operation went, in seconds. */
  observe: (via: Caller['via'], outcome: 'ok' | 'failed', seconds: number) => void;
  log: Log;
}

/** The one way of every operation, over HTTP and over sockets. */
export interface Pipeline extends AsyncDisposable {
  run(request: OperationRequest, caller: Caller): Promise<Outcome>;
}

/**
 * Apollo Server walks every operation through the same steps, whatever transport it came on:
 *
 *     persisted query -> parse (token limit) -> validate (and sizes) -> admit (variables, cost, viewer, rate limit)
 *       -> plan -> ask the rooms -> mask errors
 *
 * A subscription leaves after the admission, for live/.
 */
export async function createPipeline(options: PipelineOptions): Promise<Pipeline> {
  const { limits, observe, log } = options;
  const apollo = createApollo(options);
  await apollo.start();

  const walk = async (request: OperationRequest, caller: Caller): Promise<Outcome> => {
    let subscription: AdmittedSubscription | undefined;
    const deadline = new Deadline(limits.operationMs, caller.signal);
    const contextValue: OperationContext = {
      caller,
      signal: deadline.signal,
      fetchContext: null,
      onSubscription: (admitted) => (subscription = admitted),
    };
    try {
      const { body, http } = await apollo.executeOperation(withMethod(request, caller), { contextValue });
      if (subscription) return { kind: 'subscription', subscription };
      if (body.kind !== 'single') throw new Error('An answer in parts was not asked for.');
      const outcome = answer(body.singleResult, caller, limits);
      return http.status === NOT_BY_GET
        ? { ...outcome, status: NOT_BY_GET, headers: { allow: 'POST' } }
        : outcome;
    } catch (error) {
      return answer({ errors: [mask(error, log)] }, caller, limits);
    } finally {
      deadline.end();
    }
  };

  return {
    async run(request, caller) {
      const startedAt = performance.now();
      const outcome = await walk(request, caller);
      const failed = outcome.kind === 'answer' && outcome.result.errors !== undefined;
      observe(caller.via, failed ? 'failed' : 'ok', (performance.now() - startedAt) / 1000);
      return outcome;
    },
    [Symbol.asyncDispose]: () => apollo.stop(),
  };
}

function createApollo({ federation, limits, introspection, admit, cache, log }: PipelineOptions) {
  return new ApolloServer<OperationContext>({
    gateway: federation.executor,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [sizeRule(limits), reservedNamesRule],
    validationOptions: { maxErrors: limits.errors },
    persistedQueries: persistedQueries(cache),
    formatError: (_formatted, error) => mask(error, log),
    plugins: [ApolloServerPluginCacheControlDisabled(), admission(federation.apiSchema, limits, admit)],
    stopOnTerminationSignals: false,
    logger: log,
  });
}

/** Apollo Server refuses to change anything by GET, when it is told that it was one. */
function withMethod(request: OperationRequest, { via }: Caller): GraphQLRequest {
  return via === 'get'
    ? { ...request, http: { method: 'GET', headers: new HeaderMap(), search: '', body: null } }
    : request;
}

function answer(
  { data, errors }: FormattedExecutionResult,
  { requestId }: Caller,
  limits: Limits,
): Extract<Outcome, { kind: 'answer' }> {
  const named = errors?.slice(0, limits.errors).map((error) => ({
    ...error,
    extensions: { ...error.extensions, requestId },
  }));
  const result: FormattedExecutionResult = {
    ...(named && named.length > 0 ? { errors: named } : {}),
    ...(data === undefined ? {} : { data }),
  };
  return { kind: 'answer', result, status: statusOf(result), headers: retryAfterOf(named) };
}
