import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import { graphql, parse } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/http';
import { useServer } from 'graphql-ws/use/ws';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebSocketServer, type WebSocket } from 'ws';
import { withLink } from './compose.js';

/** A received request, with its unparsed body as `text`. */
export interface ReceivedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly query: string; readonly variables?: Record<string, unknown> };
  readonly text: string;
}

interface GraphQLRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName?: string;
}

type Respond = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** The context of resolvers: the headers of the request, or those of the socket merged with its connection parameters. */
export interface ForeignContext {
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface ForeignSubgraphOptions {
  sdl: string;
  resolvers: GraphQLResolverMap<ForeignContext>;
  /** @default a free port */
  port?: number;
}

/** A subgraph of stock libraries over node:http, without code of Rookery. Serves HTTP, WebSocket and SSE. */
export interface ForeignSubgraph extends AsyncDisposable {
  readonly sdl: string;
  readonly url: string;
  readonly port: number;
  /** The GraphQL requests that arrived by POST. */
  readonly received: ReceivedRequest[];
  /** The `connection_init` payload of each socket, and the headers of its upgrade request. */
  readonly introductions: { payload: unknown; headers: IncomingHttpHeaders }[];
  /** The open sockets. */
  readonly sockets: ReadonlySet<WebSocket>;
  /** The numbers of open subscriptions and of all ever opened, over WebSocket or SSE. */
  readonly subscriptions: { open: number; opened: number };
  /** Closes all connections, as a restart of the subgraph does. */
  breakConnections(): void;
  /** Replaces the GraphQL server while it is not null. */
  respond: Respond | null;
}

export async function openForeignSubgraph(options: ForeignSubgraphOptions): Promise<ForeignSubgraph> {
  const { sdl, resolvers, port = 0 } = options;
  const schema = buildSubgraphSchema({
    typeDefs: parse(withLink(sdl)),
    resolvers: resolvers as GraphQLResolverMap<unknown>,
  });
  const received: ReceivedRequest[] = [];
  const introductions: { payload: unknown; headers: IncomingHttpHeaders }[] = [];
  const subscriptions = { open: 0, opened: 0 };
  const count = { onSubscribe: () => void (subscriptions.open++, subscriptions.opened++) };
  const uncount = (): void => void subscriptions.open--;
  const events = createHandler({
    schema,
    context: (request) => ({ headers: request.raw.headers }),
    onSubscribe: () => count.onSubscribe(),
    onComplete: uncount,
  });
  const subgraph = { respond: null as Respond | null };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (subgraph.respond) return void (await subgraph.respond(request, response));
    if (request.headers.accept?.includes('text/event-stream')) return events(request, response);
    const body = await text(request);
    const { query, variables, operationName } = JSON.parse(body) as GraphQLRequest;
    received.push({ headers: request.headers, body: { query, variables }, text: body });
    const result = await graphql({
      ...{ schema, source: query, variableValues: variables, operationName: operationName ?? null },
      contextValue: { headers: request.headers },
    });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  const graphqlWs = useServer(
    {
      schema,
      context: ({ connectionParams, extra }) => ({
        headers: { ...extra.request.headers, ...connectionParams },
      }),
      onConnect: ({ connectionParams: payload, extra }) => {
        introductions.push({ payload, headers: extra.request.headers });
      },
      onSubscribe: () => count.onSubscribe(),
      onComplete: uncount,
    },
    sockets,
  );
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const listening = (server.address() as AddressInfo).port;
  return Object.assign(subgraph, {
    ...{ sdl, received, introductions, subscriptions, port: listening },
    sockets: sockets.clients,
    url: `http://127.0.0.1:${listening}/graphql`,
    breakConnections() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
    },
    async [Symbol.asyncDispose]() {
      await graphqlWs.dispose();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** A source of events for `subscribe` resolvers in tests. Each subscriber receives every pushed value. */
export class PushedEvents<T> {
  readonly #listeners = new Set<{ push: (value: T) => void; end: () => void }>();

  get listeners(): number {
    return this.#listeners.size;
  }

  push(value: T): void {
    for (const { push } of this.#listeners) push(value);
  }

  /** Ends all subscriptions. */
  end(): void {
    for (const { end } of this.#listeners) end();
  }

  subscribe(): AsyncIterableIterator<T> {
    const values: T[] = [];
    let isOver = false;
    let wake = (): void => undefined;
    const listener = {
      push: (value: T) => (values.push(value), wake()),
      end: () => ((isOver = true), wake()),
    };
    this.#listeners.add(listener);
    const stop = (): Promise<IteratorResult<T>> => {
      this.#listeners.delete(listener);
      listener.end();
      return Promise.resolve({ done: true, value: undefined });
    };
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next: async () => {
        while (values.length === 0 && !isOver) await new Promise<void>((resolve) => (wake = resolve));
        return values.length > 0 ? { done: false, value: values.shift() as T } : stop();
      },
      return: stop,
      throw: stop,
    };
  }
}
