import { WebSocket } from 'ws';
import type { Client } from '../client/index.js';

/** A way for one client to ask queries of the gateway. */
export interface Transport {
  /** The raw bytes of the answer, as latin1. */
  ask(query: string): Promise<string>;
  close(): void;
  /** Whether it answers a client whose sign-in has ended with what is public, and does not refuse the client. */
  readonly answersEnded: boolean;
}

/** Every way to ask a query, by its name. */
export const TRANSPORTS: Readonly<Record<string, (client: Client) => Transport>> = {
  POST: (client) => overHttp(client, 'application/json', postOf),
  'GET with a GraphQL response': (client) => overHttp(client, 'application/graphql-response+json', getOf),
  'server-sent events': (client) => overHttp(client, 'text/event-stream', postOf),
  'server-sent events by GET': (client) => overHttp(client, 'text/event-stream', getOf),
  'a WebSocket': overSocket,
};

function postOf(url: string, query: string): Request {
  const headers = { 'content-type': 'application/json' };
  return new Request(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
}

function getOf(url: string, query: string): Request {
  return new Request(`${url}?${new URLSearchParams({ query }).toString()}`);
}

function overHttp(
  { url, token }: Client,
  accept: string,
  requestOf: (url: string, query: string) => Request,
): Transport {
  return {
    async ask(query) {
      const request = requestOf(`${url}/graphql`, query);
      request.headers.set('accept', accept);
      if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
      const response = await fetch(request);
      return Buffer.from(await response.arrayBuffer()).toString('latin1');
    },
    close: () => undefined,
    answersEnded: true,
  };
}

/** Asks over one connection, one query after the other. A refused connection answers nothing. */
function overSocket({ url, token }: Client): Transport {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  let text = '';
  let notify: () => void = () => undefined;
  socket.on('message', (data: Buffer) => {
    text += data.toString('latin1');
    notify();
  });
  socket.on('close', () => notify());
  socket.on('open', () => {
    const payload = token === undefined ? {} : { accessToken: token };
    socket.send(JSON.stringify({ type: 'connection_init', payload }));
  });
  const until = async (pattern: RegExp): Promise<void> => {
    while (!pattern.test(text) && socket.readyState < WebSocket.CLOSING)
      await new Promise<void>((resolve) => (notify = resolve));
  };
  let asked = 0;
  return {
    async ask(query) {
      await until(/connection_ack/);
      if (socket.readyState !== WebSocket.OPEN) return text;
      const id = `q${asked++}`;
      const from = text.length;
      socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query } }));
      // The end of this query: both orders of the members of a message.
      await until(
        new RegExp(`"id":"${id}","type":"(complete|error)"|"type":"(complete|error)","id":"${id}"`),
      );
      return text.slice(from);
    },
    close: () => socket.terminate(),
    answersEnded: false,
  };
}
