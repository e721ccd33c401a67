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

/** The gateway closes a socket with this when the access token has ended, or the sign-in. */
const FORBIDDEN = 4403;
/** How often a silent gateway is asked whether it is still there, and how long it may take to answer, in ms. */
const KEEP_ALIVE_MS = 10_000;
const PONG_MS = 5_000;

/**
 * A graphql-ws client that stays: it comes back whenever the connection breaks, with a fresh token, and its subscriptions
 * go on behind the last event that they had.
 */
export function openSocket(url: string, session: Session): Client {
  let life = new AbortController();
  let silence: NodeJS.Timeout | undefined;
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    // In a browser this line is not needed.
    webSocketImpl: NodeSocket,
    connectionParams: async () => ({ accessToken: await session.accessToken() }),
    retryAttempts: Infinity,
    // By default a connection that is refused, as by a gateway that starts again, would be the end.
    shouldRetry: (problem) => !(problem instanceof SignedOut),
    retryWait,
    keepAlive: KEEP_ALIVE_MS,
    on: {
      connected: (socket) => {
        life = new AbortController();
        // Where that fails the gateway ends the socket in time, and the next connection asks again.
        keepFresh(socket as WebSocket, session, life.signal).catch(() => undefined);
      },
      closed: (event) => {
        life.abort();
        clearTimeout(silence);
        // With the same token it would only be closed again.
        if ((event as CloseEvent).code === FORBIDDEN) session.reject();
      },
      // A laptop that slept, a network that changed: nobody tells the socket that it is dead.
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

/** A WebSocket as in a browser: every message is an event of its own, also when several arrive at once. */
class NodeSocket extends WebSocket {
  constructor(url: string, protocols: string) {
    super(url, protocols, { allowSynchronousEvents: false });
  }
}

/** Half a second at first, half a minute at most; at random, so that a gateway that restarts is not stormed. */
export async function retryWait(retries: number): Promise<void> {
  await delay(100 + Math.random() * Math.min(30_000, 500 * 2 ** retries));
}

/** Hands every fresh access token to the open socket: it lives as long as the newest one. */
async function keepFresh(socket: WebSocket, session: Session, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await session.stale(signal);
    const accessToken = await session.accessToken();
    if (!signal.aborted) socket.send(JSON.stringify({ type: MessageType.Ping, payload: { accessToken } }));
  }
}

/**
 * `subscribe`, for subscriptions with an `after`. graphql-ws sends a subscription anew when it has a new connection, just
 * as it was: events of the meantime would be missing, or old ones would come again. So `after` is read at that moment,
 * and gives the cursor of the last event.
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

/** The cursor of an event: a subscription has one field, and that says where to go on. A page has no cursor of its own. */
function cursorOf({ data }: { data?: unknown }): string | undefined {
  const [event] = Object.values(data ?? {}) as ({ cursor?: string } | null)[];
  return event?.cursor;
}
