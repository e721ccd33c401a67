import { createClient, type Client as SocketClient, type Sink } from 'graphql-ws';
import {
  commitMutation,
  ConnectionHandler,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getSingularSelector,
  Network,
  Observable,
  RecordSource,
  requestSubscription,
  ROOT_ID,
  Store,
  type ConcreteRequest,
  type Disposable,
  type GraphQLResponse,
  type OperationDescriptor,
  type Variables,
} from 'relay-runtime';
import { WebSocket } from 'ws';
import type { TestUser } from '../client/index.js';
import type { Artifacts } from './compile.js';

/** What `timeline_page` reads. */
interface Page {
  homeTimeline: {
    liveCursor: string | null;
    edges: { liveCursor: string | null; node: object | null }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  };
}

/** The small Relay app in `app/`: a home timeline with pages both ways, live events, and fragments that refetch themselves. */
export class RelayApp implements AsyncDisposable {
  readonly environment: Environment;
  readonly #artifacts: Artifacts;
  readonly #socket: SocketClient;
  readonly #open: Disposable[] = [];

  constructor(user: TestUser, artifacts: Artifacts) {
    this.#artifacts = artifacts;
    this.#socket = createClient({
      url: `${user.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${user.token}` },
    });
    const send = async (text: string | null | undefined, variables: Variables): Promise<GraphQLResponse> => {
      const { data, errors } = await user.send(text ?? '', variables);
      return (errors.length > 0 ? { data, errors } : { data }) as GraphQLResponse;
    };
    this.environment = new Environment({
      network: Network.create(
        ({ text }, variables) => send(text, variables),
        ({ text }, variables) =>
          Observable.create((sink) =>
            // graphql-ws hands on what the gateway sends, which is what Relay expects.
            this.#socket.subscribe({ query: text ?? '', variables }, sink as unknown as Sink),
          ),
      ),
      store: new Store(new RecordSource()),
    });
  }

  /** Fetches a query, keeps its records, and resolves to what it reads. */
  async query(name: string, variables: Variables): Promise<Record<string, unknown>> {
    const request = await this.#artifacts.request(name);
    const operation = createOperationDescriptor(request, variables);
    this.#open.push(this.environment.retain(operation));
    await fetchQuery(this.environment, request, variables).toPromise();
    return this.#lookUp(operation);
  }

  /** What a fragment reads of an object that contains it. */
  async read<Data>(fragment: string, reference: unknown): Promise<Data> {
    const selector = getSingularSelector(await this.#artifacts.fragment(fragment), reference);
    return this.environment.lookup(selector).data as Data;
  }

  /** Reads the page that the store has for the query. */
  async page(reference: unknown): Promise<Page['homeTimeline']> {
    return (await this.read<Page>('timeline_page', reference)).homeTimeline;
  }

  /** The texts of the tweets on the page, top down. */
  async texts(reference: unknown): Promise<(string | null)[]> {
    const { edges } = await this.page(reference);
    const read = async (node: object | null): Promise<string | null> =>
      node && (await this.read<{ text: string }>('tweet_tweet', node)).text;
    return Promise.all(edges.map(({ node }) => read(node)));
  }

  /** Fetches a part of a refetchable fragment, as `useRefetchableFragment` and `usePaginationFragment` do. */
  async refetch(fragment: string, variables: Variables): Promise<void> {
    const { metadata } = await this.#artifacts.fragment(fragment);
    const { operation } = (metadata as { refetch: { operation: ConcreteRequest } }).refetch;
    this.#open.push(this.environment.retain(createOperationDescriptor(operation, variables)));
    await fetchQuery(this.environment, operation, variables).toPromise();
  }

  async mutate(name: string, variables: Variables): Promise<void> {
    const mutation = await this.#artifacts.request(name);
    await new Promise<void>((resolve, reject) => {
      commitMutation(this.environment, {
        mutation,
        variables,
        onCompleted: () => resolve(),
        onError: reject,
      });
    });
  }

  /** Puts the live events behind a cursor into the store and into the connection. */
  async follow(after: string, onError: (error: Error) => void): Promise<void> {
    const subscription = await this.#artifacts.request('timelineEventsSubscription');
    const connections = [ConnectionHandler.getConnectionID(ROOT_ID, 'timeline_homeTimeline')];
    this.#open.push(
      requestSubscription(this.environment, { subscription, variables: { after, connections }, onError }),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const each of this.#open) each.dispose();
    await this.#socket.dispose();
  }

  #lookUp(operation: OperationDescriptor): Record<string, unknown> {
    return this.environment.lookup(operation.fragment).data;
  }
}
