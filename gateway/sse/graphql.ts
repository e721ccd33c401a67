import type { FormattedExecutionResult } from 'graphql';
import type { Clock } from '#platform/clock.js';
import { codeOf, ERRORS, RookeryError } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import type { Authentication } from '../authentication.js';
import type { Limits } from '../limits.js';
import {
  authenticateRequest,
  HttpRefusal,
  JSON_TYPE,
  readOperation,
  refuseForeignPages,
  type HttpContext,
  type Handler,
  type Origins,
  type ReadHeaders,
} from '../http/index.js';
import type { StartPositions, SubscriptionEngine, SubscriptionSink } from '../live/index.js';
import type { Metrics } from '../metrics.js';
import { leaving, mask, type AdmittedSubscription, type Caller, type Pipeline } from '../pipeline/index.js';
import type { Connections } from '../socket/index.js';
import { EventStream } from './event-stream.js';

export interface SseOptions {
  pipeline: Pipeline;
  live: SubscriptionEngine;
  authentication: Pick<Authentication, 'authenticate'>;
  connections: Connections;
  origins: Origins;
  limits: Limits;
  metrics: Metrics;
  clock: Clock;
  log: Log;
  /** False once the gateway is closing: new streams are refused. */
  accepting: () => boolean;
  readHeaders: ReadHeaders;
}

/** The status of an invalid operation. Its errors are sent in the stream, where client libraries expect them. */
const BAD_REQUEST = 400;

/**
 * Serves GraphQL over server-sent events, for clients that cannot use a WebSocket: subscriptions, and queries and mutations
 * with one `next` and a `complete`. The pipeline, the live engine and the limits are those of sockets.
 */
export function graphqlOverSse(options: SseOptions): Handler {
  const { pipeline, live, origins, limits } = options;
  return async (http) => {
    refuseForeignPages(origins, http.request);
    // Read now: the subscription receives everything from here on.
    const positions = live.startPositions;
    const stream = admit(http, options);
    const operation = await readOperation(http.request, http.target, limits.bodyBytes);
    const outcome = await pipeline.run(operation, callerOf(http, stream, options));
    if (stream.refusal) throw stream.refusal;
    if (outcome.kind === 'subscription')
      return follow(http, stream, outcome.subscription, positions, options);
    answer(http, stream, outcome, options);
  };
}

function admit(http: HttpContext, options: SseOptions): EventStream {
  const { accepting, connections, origins, metrics, clock } = options;
  if (!accepting()) throw new HttpRefusal('SERVICE_UNAVAILABLE');
  if (!connections.hasCapacityFor(http.clientIp)) {
    throw new HttpRefusal('RATE_LIMITED', { message: 'Too many connections from one address.' });
  }
  const stream = new EventStream(http, {
    now: () => clock.now(),
    headers: origins.corsFor(http.request.headers),
    onOpen: () => metrics.eventStreams.inc(),
    onOver: (code) => {
      connections.delete(stream);
      if (code === null) return;
      metrics.eventStreams.dec();
      metrics.closes.inc({ code });
    },
  });
  // Added before the first await, so that a gateway that starts to close ends this stream too.
  connections.add(stream);
  return stream;
}

function callerOf(
  { request, requestId, clientIp }: HttpContext,
  stream: EventStream,
  { authentication, connections, readHeaders }: SseOptions,
): Caller {
  return {
    requestId,
    clientIp,
    async identify() {
      const { access, refusal } = await authenticateRequest(authentication, request);
      stream.access = access;
      if (access === null) return { viewer: null, refusal };
      const { viewer } = access;
      if (connections.introduce(stream, viewer.id)) return { viewer, refusal };
      throw new RookeryError('RATE_LIMITED', { message: 'Too many connections of one user.' });
    },
    onLeft: leaving(stream.signal),
    via: request.method === 'GET' ? 'get' : 'post',
    takesEvents: true,
    headers: readHeaders(request.headers),
  };
}

async function follow(
  http: HttpContext,
  stream: EventStream,
  subscription: AdmittedSubscription,
  positions: StartPositions,
  options: SseOptions,
): Promise<void> {
  const lastEventId = http.request.headers['last-event-id'];
  const after = typeof lastEventId === 'string' && lastEventId !== '' ? lastEventId : undefined;
  const fail = (error: unknown): void => {
    const { requestId } = http;
    const { extensions, ...masked } = mask(error, options.log, requestId);
    const result = { errors: [{ ...masked, extensions: { ...extensions, requestId } }] };
    const { status } = ERRORS[codeOf(error) ?? 'INTERNAL_SERVER_ERROR'];
    answer(http, stream, { result, status, headers: {} }, options);
  };
  const sink: SubscriptionSink = {
    next: (payload, cursor) => stream.next(payload, cursor),
    ready: () => stream.ready(),
    complete: () => stream.complete(),
    fail,
  };
  try {
    const close = await options.live.subscribe(subscription, { positions, after }, sink);
    if (stream.signal.aborted) close();
    else stream.signal.addEventListener('abort', close, { once: true });
  } catch (error) {
    return fail(error);
  }
  if (stream.refusal) throw stream.refusal;
  stream.open();
}

interface Answer {
  result: FormattedExecutionResult;
  status: number;
  headers: Readonly<Record<string, string>>;
}

/** Sends a single result. An error without an open stream (not signed in, too many streams) is JSON with its HTTP status. */
function answer(
  http: HttpContext,
  stream: EventStream,
  { result, status, headers }: Answer,
  { origins }: SseOptions,
): void {
  if (!stream.isOpen && status !== 200 && status !== BAD_REQUEST) {
    return http.sendJson(status, result, JSON_TYPE, origins.corsFor(http.request.headers), headers);
  }
  stream.open(headers);
  stream.next(JSON.stringify(result), null);
  stream.complete();
}
