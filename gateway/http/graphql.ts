import type { IncomingHttpHeaders } from 'node:http';
import type { Authentication } from '../authentication.js';
import type { Caller, Pipeline } from '../pipeline/index.js';
import type { HttpContext } from './http-context.js';
import { authenticateRequest } from './authenticate-request.js';
import { GRAPHQL_RESPONSE, JSON_TYPE, negotiate } from './media-types.js';
import { refuseForeignPages, type Origins } from './origins.js';
import type { ReadHeaders } from './propagated-headers.js';
import { readOperation } from './read-operation.js';
import { HttpRefusal } from './refusal.js';

export interface GraphqlOptions {
  pipeline: Pipeline;
  authentication: Pick<Authentication, 'authenticate'>;
  origins: Origins;
  bodyBytes: number;
  readHeaders: ReadHeaders;
}

/** The trace that a client belongs to, when it says so. */
function traceOf({ traceparent }: IncomingHttpHeaders): { trace?: string } {
  return typeof traceparent === 'string' ? { trace: traceparent } : {};
}

/** Who sends an operation over HTTP. */
export function callerOf(
  http: HttpContext,
  { authentication, readHeaders }: Pick<GraphqlOptions, 'authentication' | 'readHeaders'>,
): Caller {
  const { request, requestId, clientIp } = http;
  return {
    requestId,
    clientIp,
    identify: () => authenticateRequest(authentication, request),
    onLeft: (listener) => http.onLeft(listener),
    via: request.method === 'GET' ? 'get' : 'post',
    takesEvents: false,
    headers: readHeaders(request.headers),
    ...traceOf(request.headers),
  };
}

/** Answers GraphQL over HTTP: POST for everything but subscriptions, GET for queries. */
export function graphqlOverHttp({
  pipeline,
  authentication,
  origins,
  bodyBytes,
  readHeaders,
}: GraphqlOptions) {
  return async (http: HttpContext): Promise<void> => {
    const { request, target } = http;
    const mediaType = negotiate(request.headers.accept);
    if (mediaType === null) {
      const message = `Answers come as ${GRAPHQL_RESPONSE} or ${JSON_TYPE}.`;
      throw new HttpRefusal('BAD_REQUEST', { status: 406, message });
    }
    refuseForeignPages(origins, request);
    const operation = await readOperation(request, target, bodyBytes);
    const outcome = await pipeline.run(operation, callerOf(http, { authentication, readHeaders }));
    if (outcome.kind !== 'answer') throw new Error('A subscription was admitted to HTTP.');
    const { status, result, headers } = outcome;
    http.sendJson(status, result, mediaType, origins.corsFor(request.headers), headers);
  };
}
