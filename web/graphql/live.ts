import { createClient, type Client, type FormattedExecutionResult } from 'graphql-ws';
import type { SubscriptionForwarder } from 'urql';
import { Listeners } from '../ui/listeners.js';
import type { SessionStore } from '../session/session.js';

/** What the pages show of the connection. */
export type LiveState = 'idle' | 'connecting' | 'open' | 'away';

/** The longest time between two attempts to connect, in ms. */
const MAX_WAIT_MS = 10_000;

/** The close code of a session that has ended, or whose token has. */
const ENDED = 4403;

interface Resumable {
  readonly cursor?: string;
}

/**
 * The subscriptions of this tab over one socket. A subscription with the variable `after` goes on behind its last event when the
 * connection or the server was away, so that nothing is missing and nothing comes twice.
 */
export class LiveConnection {
  readonly #client: Client;
  readonly #listeners = new Listeners();
  /** A socket without a network stays open until something is sent. */
  readonly #onOffline = (): void => this.#client.terminate();
  #state: LiveState = 'idle';
  #socket: WebSocket | null = null;

  constructor(session: SessionStore) {
    this.#client = createClient({
      url: `${location.protocol.replace('http', 'ws')}//${location.host}/graphql`,
      // This class tries again itself, with the cursor of the last event.
      retryAttempts: 0,
      keepAlive: 20_000,
      connectionParams: async () => {
        const accessToken = await session.freshToken();
        return accessToken === null ? {} : { accessToken };
      },
      on: {
        connecting: () => this.#enter('connecting'),
        connected: (socket) => {
          this.#socket = socket as WebSocket;
          this.#enter('open');
        },
        closed: (event) => {
          this.#socket = null;
          this.#enter('away');
          // The session may have been ended on another device: then nobody is signed in here any more.
          if ((event as CloseEvent).code === ENDED) void session.renew().catch(() => undefined);
        },
      },
    });
    window.addEventListener('offline', this.#onOffline);
    // A new token goes to the open socket, which then lives on.
    session.subscribe(() => {
      const { current } = session;
      if (!current || this.#socket?.readyState !== WebSocket.OPEN) return;
      this.#socket.send(JSON.stringify({ type: 'ping', payload: { accessToken: current.accessToken } }));
    });
  }

  readonly subscribe = this.#listeners.subscribe;

  get state(): LiveState {
    return this.#state;
  }

  /** Serves urql's subscriptions. */
  readonly forward: SubscriptionForwarder = ({ variables, extensions, query }) => ({
    subscribe: (sink) => {
      const leaving = new AbortController();
      void this.#follow({ query, variables: { ...variables }, extensions }, leaving.signal, (result) =>
        sink.next(result as Parameters<typeof sink.next>[0]),
      ).then(
        () => sink.complete(),
        (error: unknown) => sink.error(error),
      );
      return { unsubscribe: () => leaving.abort() };
    },
  });

  close(): void {
    window.removeEventListener('offline', this.#onOffline);
    void this.#client.dispose();
  }

  async #follow(
    payload: { query?: string; variables: Record<string, unknown>; extensions?: Record<string, unknown> },
    signal: AbortSignal,
    next: (result: FormattedExecutionResult<Record<string, unknown>, unknown>) => void,
  ): Promise<void> {
    for (let failures = 0; !signal.aborted; failures++) {
      // A document that goes by its hash has no text, which the protocol wants as a string.
      const events = this.#client.iterate({ ...payload, query: payload.query ?? '' });
      signal.addEventListener('abort', () => void events.return?.(), { once: true });
      try {
        for await (const result of events) {
          failures = 0;
          const cursor = cursorOf(result.data);
          if (cursor !== undefined) payload.variables['after'] = cursor;
          next(result);
        }
        return;
      } catch (error) {
        if (signal.aborted || isFinal(error)) return;
        await wait(Math.min(MAX_WAIT_MS, 250 * 2 ** failures) * (0.5 + Math.random() / 2));
      }
    }
  }

  #enter(state: LiveState): void {
    this.#state = state;
    this.#listeners.tell();
  }
}

/** The cursor of an event: of the one field that the subscription selects. */
function cursorOf(data: Record<string, unknown> | null | undefined): string | undefined {
  const [event] = Object.values(data ?? {}) as (Resumable | null)[];
  return event?.cursor;
}

/** Whether a further attempt cannot help: the server has refused the subscription itself. */
function isFinal(error: unknown): boolean {
  return Array.isArray(error);
}

/** Waits, but not beyond the moment when the network is back. */
function wait(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    window.addEventListener('online', end);
  });
}
