import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { TypedDocumentString } from './generated/graphql.js';

/** A response of the gateway. */
export interface Answer<Result> {
  status: number;
  data: Result | null;
  errors: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; [name: string]: unknown };
  }[];
}

/** The root fields that are null without an error: when nobody is signed in, or there is nothing by that name. */
type NullableRootField = 'viewer' | 'user' | 'tweet' | 'hashtag' | 'conversation' | 'mediaUpload';

/** The data of an operation without errors: every other root field has a value, though the schema lets it be null. */
type Complete<Result> = {
  [Field in keyof Result]: Field extends NullableRootField ? Result[Field] : NonNullable<Result[Field]>;
};

/** A client of the gateway, anonymous or with an access token. */
export class Client implements AsyncDisposable {
  readonly url: string;
  readonly token: string | undefined;
  #socket: SocketClient | undefined;

  constructor(url: string, token?: string) {
    this.url = url;
    this.token = token;
  }

  /** Sends one operation; resolves to the whole response with its errors. */
  async send<Result, Variables>(
    document: TypedDocumentString<Result, Variables> | string,
    ...[variables]: Record<string, never> extends Variables ? [Variables?] : [Variables]
  ): Promise<Answer<Result>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
      },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    const { data = null, errors = [] } = (await response.json()) as Partial<Answer<Result>>;
    return { status: response.status, data, errors };
  }

  /** Sends one operation that must succeed; resolves to its data. */
  async get<Result, Variables>(
    document: TypedDocumentString<Result, Variables> | string,
    ...variables: Record<string, never> extends Variables ? [Variables?] : [Variables]
  ): Promise<Complete<Result>> {
    const { data, errors } = await this.send(document, ...variables);
    if (data === null || errors.length > 0) throw new Error(`The gateway refused: ${JSON.stringify(errors)}`);
    return data as Complete<Result>;
  }

  /** Sends one operation that must fail; resolves to the code of its first error. */
  async refusal<Result, Variables>(
    document: TypedDocumentString<Result, Variables> | string,
    ...variables: Record<string, never> extends Variables ? [Variables?] : [Variables]
  ): Promise<string> {
    const { data, errors } = await this.send(document, ...variables);
    const [error] = errors;
    if (error === undefined) throw new Error(`The gateway did not refuse: ${JSON.stringify(data)}`);
    return error.extensions.code;
  }

  /** Opens a subscription; its events can be awaited one by one. Resolves when the gateway has received it. */
  async subscribe<Result, Variables>(
    document: TypedDocumentString<Result, Variables> | string,
    ...[variables]: Record<string, never> extends Variables ? [Variables?] : [Variables]
  ): Promise<Subscription<Result>> {
    const socket = (this.#socket ??= this.#connect());
    const events = socket.iterate<Result>({
      query: document.toString(),
      ...(variables === undefined ? {} : { variables: variables as Record<string, unknown> }),
    });
    const subscription = new Subscription(
      events as AsyncIterableIterator<{ data?: Result | null; errors?: unknown }>,
    );
    // The protocol does not acknowledge a subscription. The response to a query sent after it proves that it has arrived;
    // `network.settle()` then waits until it is established.
    for await (const _ of socket.iterate({ query: '{ __typename }' })) break;
    return subscription;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#socket?.dispose();
  }

  #connect(): SocketClient {
    return createClient({
      url: `${this.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      lazy: false,
      retryAttempts: 0,
      // A pending `next()` rejects when the socket ends; no other report is needed.
      onNonLazyError: () => undefined,
      connectionParams: this.token === undefined ? {} : { authorization: `Bearer ${this.token}` },
    });
  }
}

/** The events of one subscription, in order. */
export class Subscription<Result> {
  readonly #events: AsyncIterableIterator<{ data?: Result | null; errors?: unknown }>;
  /** Awaited from the start: `iterate` of graphql-ws forgets an error that comes before anybody waits. */
  #first: ReturnType<Subscription<Result>['next']> | null;

  constructor(events: AsyncIterableIterator<{ data?: Result | null; errors?: unknown }>) {
    this.#events = events;
    this.#first = this.#read();
    this.#first.catch(() => undefined);
  }

  /** The next event; rejects when it has errors or the stream has ended. */
  next(): Promise<Result> {
    const next = this.#first ?? this.#read();
    this.#first = null;
    return next;
  }

  /** Waits until the stream is refused; resolves to the code of the first error. */
  async refusal(): Promise<string> {
    const outcome: unknown = await this.next().catch((error: unknown) => error);
    const [refused] = Array.isArray(outcome) ? (outcome as { extensions: { code: string } }[]) : [];
    if (refused === undefined) throw new Error(`The gateway did not refuse: ${JSON.stringify(outcome)}`);
    return refused.extensions.code;
  }

  async close(): Promise<void> {
    await this.#events.return?.();
  }

  async #read(): Promise<Result> {
    const { value, done } = await this.#events.next();
    if (done) throw new Error('The subscription has ended.');
    const { data, errors } = value;
    if (!data || errors) throw new Error(`An event came with errors: ${JSON.stringify(errors)}`);
    return data;
  }
}
