import { setTimeout as delay } from 'node:timers/promises';
import {
  createClient,
  MessageType,
  type Client,
  type FormattedExecutionResult,
  type Sink,
  type SubscribePayload,
} from 'graphql-ws';
import { WebSocket, type CloseEvent } from 'ws';
import { type Session, SignedOut } from './session.js';

/** The close code of the gateway for an expired token or an ended session. */
const FORBIDDEN = 4403;
/** The interval of pings to a silent gateway, and the time to wait for a pong, in ms. */
const KEEP_ALIVE_MS = 10_000;
const PONG_MS = 5_000;

/**
 * A graphql-ws client that reconnects with a fresh token whenever the connection breaks. Its subscriptions resume behind their last
 * event.
 */
export function openSocket(url: string, session: Session): Client {
  let life = new AbortController();
  let silence: NodeJS.Timeout | undefined;
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    // A browser does not need this line.
    webSocketImpl: NodeSocket,
    connectionParams: async () => ({ accessToken: await session.accessToken() }),
    retryAttempts: Infinity,
    // By default a refused connection, for example by a restarting gateway, is fatal.
    shouldRetry: (problem) => !(problem instanceof SignedOut),
    retryWait,
    keepAlive: KEEP_ALIVE_MS,
    on: {
      connected: (socket) => {
        life = new AbortController();
        // If the refresh fails, the gateway closes the socket in time, and the next connection refreshes again.
        keepFresh(socket as WebSocket, session, life.signal).catch(() => undefined);
      },
      closed: (event) => {
        life.abort();
        clearTimeout(silence);
        // The gateway would close a connection with the same token again.
        if ((event as CloseEvent).code === FORBIDDEN) session.reject();
      },
      // After sleep or a network change, a dead socket gets no close event.
      ping: (received) => {
        if (!received) silence = setTimeout(() => client.terminate(), PONG_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(silence);
      },
    },
  });
  return { ...client, subscribe: resuming(client) };
}

/** A WebSocket with the behaviour of browsers: each message is its own event, also when several arrive at once. */
class NodeSocket extends WebSocket {
  constructor(url: string, protocols: string) {
    super(url, protocols, { allowSynchronousEvents: false });
  }
}

/** Exponential back-off from half a second to half a minute, at random: a restarting gateway is not flooded. */
export async function retryWait(retries: number): Promise<void> {
  await delay(100 + Math.random() * Math.min(30_000, 500 * 2 ** retries));
}

/** Sends each fresh access token over the open socket, which lives as long as the newest token. */
async function keepFresh(socket: WebSocket, session: Session, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await session.stale(signal);
    const accessToken = await session.accessToken();
    if (!signal.aborted) socket.send(JSON.stringify({ type: MessageType.Ping, payload: { accessToken } }));
  }
}

/**
 * `subscribe`, for subscriptions with an `after`. graphql-ws sends a subscription again unchanged over a new connection: events in
 * between would be missing, or old ones repeated. So `after` is a getter that returns the cursor of the last event.
 */
function resuming(client: Client): Client['subscribe'] {
  return <Data, Extensions>(
    payload: SubscribePayload,
    sink: Sink<FormattedExecutionResult<Data, Extensions>>,
  ) => {
    let after = payload.variables?.['after'];
    const variables = {
      ...payload.variables,
      get after() {
        return after;
      },
    };
    const next: typeof sink.next = (result) => {
      after = cursorOf(result) ?? after;
      sink.next(result);
    };
    const error: typeof sink.error = (problem) => sink.error(problem);
    const complete: typeof sink.complete = () => sink.complete();
    return client.subscribe<Data, Extensions>({ ...payload, variables }, { next, error, complete });
  };
}

/** The cursor of an event: a subscription has one field, whose value has the cursor. A page has none of its own. */
function cursorOf({ data }: { data?: unknown }): string | undefined {
  const [event] = Object.values(data ?? {}) as ({ cursor?: string } | null)[];
  return event?.cursor;
}
