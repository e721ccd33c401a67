import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@apollo/composition';
import { execute, parse, type FormattedExecutionResult } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryCache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { createMetrics } from '#platform/metrics/index.js';
import { createRateLimits } from '#platform/rate-limit/index.js';
import type { ExecuteRequest } from '#platform/subgraph-server/index.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { createGateway, type GatewayService } from './index.js';

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';

const books = {
  typeDefs: parse(`${FEDERATION}
    type Query { book(id: ID!): Book }
    type Subscription { bookAdded: Book }
    type Book @key(fields: "id") { id: ID! title: String! }`),
  resolvers: {
    Query: { book: (_: unknown, { id }: { id: string }) => ({ id, title: `Book ${id}` }) },
  },
};

const ratings = {
  typeDefs: parse(`${FEDERATION}
    type Query { bestRating: Int }
    type Book @key(fields: "id") { id: ID! rating: Int }`),
  resolvers: {
    Query: { bestRating: () => 5 },
    Book: { __resolveReference: ({ id }: { id: string }) => ({ id, rating: Number(id) % 6 }) },
  },
};

/** A subgraph in this process, executed by graphql-js. */
function ask({ typeDefs, resolvers }: typeof books | typeof ratings): ExecuteRequest {
  const schema = buildSubgraphSchema({ typeDefs, resolvers });
  return async ({ query, variables }) => {
    const result = await execute({
      schema,
      document: parse(query),
      variableValues: variables,
    });
    // Plain data, as a response over HTTP would be.
    return JSON.parse(JSON.stringify(result)) as FormattedExecutionResult;
  };
}

describe('a gateway without authentication, entity visibility, live sources and a bus', () => {
  const stack = new DisposalStack();
  let gateway: GatewayService;

  beforeAll(async () => {
    const services = Object.entries({ books, ratings }).map(([name, { typeDefs }]) => ({
      name,
      url: `http://${name}`,
      typeDefs,
    }));
    const { supergraphSdl = '', errors } = composeServices(services);
    expect(errors).toBeUndefined();
    gateway = stack.use(
      await createGateway(
        {
          host: '127.0.0.1',
          port: 0,
          supergraph: supergraphSdl,
          subgraphs: { books: { ask: ask(books) }, ratings: { ask: ask(ratings) } },
          internalSecret: Buffer.alloc(32),
          drainMs: 0,
          production: false,
        },
        {
          dependencies: {},
          bus: null,
          cache: stack.use(createMemoryCache({ clock: systemClock, namespace: 'test' })),
          rateLimits: createRateLimits({ log: silentLog, enabled: true }),
          metrics: createMetrics(null),
          clock: systemClock,
          log: silentLog,
        },
      ),
    );
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  async function post(query: string, headers: Record<string, string> = {}): Promise<unknown> {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    });
    return response.json();
  }

  it('answers a query over both subgraphs', async () => {
    expect(await post('{ book(id: "4") { title rating } bestRating }')).toEqual({
      data: { book: { title: 'Book 4', rating: 4 }, bestRating: 5 },
    });
  });

  it('ignores an `Authorization` header: every caller is anonymous', async () => {
    expect(await post('{ bestRating }', { authorization: 'Bearer unknown' })).toEqual({
      data: { bestRating: 5 },
    });
  });

  it('answers a query over a socket, and refuses a subscription with BAD_REQUEST', async () => {
    const client = await SocketClient.connect(`${gateway.url}/graphql`, { accessToken: 'unknown' });
    await client.subscribe('query', '{ bestRating }');
    expect(await client.next()).toMatchObject({ type: 'next', payload: { data: { bestRating: 5 } } });
    expect(await client.next()).toMatchObject({ id: 'query', type: 'complete' });
    await client.subscribe('live', 'subscription { bookAdded { title } }');
    expect(await client.next()).toMatchObject({
      id: 'live',
      type: 'error',
      payload: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
    client.close();
  });

  it('is ready, publishes no keys, and opens the explorers without examples', async () => {
    const get = (path: string): Promise<Response> =>
      fetch(gateway.url + path, { headers: { accept: 'text/html' } });
    expect(await (await get('/ready')).json()).toEqual({
      status: 'ready',
      dependencies: { supergraph: true, books: true, ratings: true },
    });
    expect((await get('/.well-known/jwks.json')).status).toBe(404);
    expect(await (await get('/graphql')).text()).toContain('"document":""');
    expect((await get('/metrics')).status).toBe(200);
  });
});
