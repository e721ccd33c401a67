import type { FormattedExecutionResult } from 'graphql';
import type { Clock } from '#platform/clock.js';
import { codeOf, ERRORS, RookeryError } from '#platform/errors.js';
import type { Log } from '#platform/log.js';
import type { Authentication } from '../authentication.js';
import type { Limits } from '../limits.js';
import {
  authorizationOf,
  HttpRefusal,
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
  /** Whether new streams are welcome: no longer once the gateway is closing. */
  accepting: () => boolean;
  readHeaders: ReadHeaders;
}

/** What a client has got wrong in its operation: it is told so in the stream, where its library expects it. */
const BAD_REQUEST = 400;

/**
 * Answers GraphQL with server-sent events, for clients that cannot have a WebSocket: subscriptions, and queries and
 * mutations too, with one `next` and a `complete`. Same pipeline, same engine, same limits as for sockets.
 */
export function graphqlOverSse(options: SseOptions): Handler {
  const { pipeline, live, origins, limits } = options;
  return async (http) => {
    refuseForeignPages(origins, http.request);
    // Taken now: whatever happens from here on belongs to the subscription.
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
  // Before anything is awaited: a gateway that begins to close from here on knows of the stream.
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
      stream.access = await authentication.authenticate(authorizationOf(request));
      if (stream.access === null) return null;
      const { viewer } = stream.access;
      if (connections.introduce(stream, viewer.id)) return viewer;
      throw new RookeryError('RATE_LIMITED', { message: 'Too many connections of one person.' });
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

/** Sends the one result there is. What no stream was opened for (no sign-in, too many) has its status, as without SSE. */
function answer(
  http: HttpContext,
  stream: EventStream,
  { result, status, headers }: Answer,
  { origins }: SseOptions,
): void {
  if (!stream.isOpen && status !== 200 && status !== BAD_REQUEST) {
    return http.sendJson(status, result, { ...origins.corsFor(http.request.headers), ...headers });
  }
  stream.open(headers);
  stream.next(JSON.stringify(result), null);
  stream.complete();
}
