import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVerifier, SIGNATURE_HEADER } from '#platform/signature.js';
import { systemClock } from '#platform/clock.js';
import type { ForeignContext } from '#testkit/gateway/foreign-subgraph.js';
import { openForeignGateway, type ForeignGateway } from '#testkit/gateway/foreign-gateway.js';
import { openSupergraphGateway, type SupergraphGatewayConfig } from '#network/supergraph-gateway.js';
import { silentLog } from '#platform/log.js';
import { GraphQLError } from 'graphql';

const PRODUCTS = {
  sdl: `
    type Query { products: [Product!]! product(id: ID!): Product seen: String }
    type Mutation { rename(id: ID!, name: String!): Product }
    type Product @key(fields: "id") { id: ID! name: String broken: String }
  `,
  resolvers: {
    Query: {
      products: () => [{ id: '1' }, { id: '2' }],
      product: (_: unknown, { id }: { id: string }) => ({ id }),
      seen: (_: unknown, __: unknown, { headers }: ForeignContext) =>
        JSON.stringify([headers['authorization'], headers['x-tenant'], headers['cookie']]),
    },
    Mutation: { rename: (_: unknown, { id, name }: { id: string; name: string }) => ({ id, name }) },
    Product: {
      name: ({ id, name }: { id: string; name?: string }) => name ?? `Product ${id}`,
      broken: () => {
        throw new GraphQLError('connect ECONNREFUSED db.internal:5432', { extensions: { code: 'DB_AWAY' } });
      },
    },
  },
};
const REVIEWS = {
  sdl: `
    type Query { reviewsTotal: Int }
    type Product @key(fields: "id") { id: ID! stars: Int missing: Int }
  `,
  resolvers: {
    Query: { reviewsTotal: () => 7 },
    Product: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      stars: ({ id }: { id: string }) => Number(id) * 2,
      missing: () => {
        throw new GraphQLError('There are none.', { extensions: { code: 'NOT_FOUND' } });
      },
    },
  },
};

let shop: ForeignGateway<'products' | 'reviews'>;
const open = async (config: Partial<SupergraphGatewayConfig> = {}): Promise<void> => {
  shop = await openForeignGateway({ products: PRODUCTS, reviews: REVIEWS }, config);
};
afterEach(() => shop[Symbol.asyncDispose]());

describe('a gateway over plain GraphQL subgraphs', () => {
  it('completes entities of one subgraph by another, with one plain POST each', async () => {
    await open();
    expect(await shop.ask('{ products { id name stars } }')).toEqual({
      status: 200,
      body: {
        data: {
          products: [
            { id: '1', name: 'Product 1', stars: 2 },
            { id: '2', name: 'Product 2', stars: 4 },
          ],
        },
      },
    });
    const { products, reviews } = shop.subgraphs;
    expect([products.received.length, reviews.received.length]).toEqual([1, 1]);
    const [fetched] = reviews.received;
    expect(fetched?.body.variables).toEqual({
      representations: [
        { __typename: 'Product', id: '1' },
        { __typename: 'Product', id: '2' },
      ],
    });
    // The body is an ordinary GraphQL request: no array, no extensions.
    expect(Object.keys(JSON.parse(fetched?.text ?? '') as object)).toEqual(['query', 'variables']);
    expect(fetched?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-request-id': expect.any(String) as string,
    });
    expect(fetched?.headers).not.toHaveProperty(SIGNATURE_HEADER);
  });

  it('is ready when its subgraphs answer, and degraded when one does not', async () => {
    await open();
    const ready = async (): Promise<unknown> => (await fetch(`${shop.gateway.url}/ready`)).json();
    expect(await ready()).toEqual({
      status: 'ready',
      dependencies: { supergraph: true, products: true, reviews: true },
    });
    shop.subgraphs.reviews.respond = (_, response) => void response.writeHead(503).end();
    expect(await ready()).toMatchObject({ status: 'degraded', dependencies: { reviews: false } });
  });

  it('reports each subgraph in its metrics', async () => {
    await open();
    await shop.ask('{ reviewsTotal }');
    const metrics = await (await fetch(`${shop.gateway.url}/metrics`)).text();
    expect(metrics).toMatch(/rookery_gateway_fetch_seconds_count{.*subgraph="reviews".*} 1/);
  });
});

describe('headers of clients', () => {
  const headers = { authorization: 'Bearer abc', 'x-tenant': 'north', cookie: 'secret=1' };

  it('reach subgraphs only when they are on the allow-list', async () => {
    await open({ propagatedHeaders: ['Authorization', 'X-Tenant'] });
    const { body } = await shop.ask('{ seen }', { headers });
    expect(body).toEqual({ data: { seen: '["Bearer abc","north",null]' } });
  });

  it('reach no subgraph by default', async () => {
    await open();
    expect((await shop.ask('{ seen }', { headers })).body).toEqual({ data: { seen: '[null,null,null]' } });
  });

  it('keep the fetches of different clients apart', async () => {
    await open({ propagatedHeaders: ['x-tenant'] });
    const tenants = Array.from({ length: 20 }, (_, index) => `tenant ${index % 4}`);
    const answers = await Promise.all(
      tenants.map((tenant) => shop.ask('{ seen }', { headers: { 'x-tenant': tenant } })),
    );
    expect(answers.map(({ body }) => body)).toEqual(
      tenants.map((tenant) => ({ data: { seen: `[null,"${tenant}",null]` } })),
    );
  });

  it.each(['host', 'Content-Length', 'x-rookery-signature'])(
    'cannot be propagated when they are %s',
    async (name) => {
      await open();
      const { supergraph } = shop;
      const config = { host: '127.0.0.1', port: 0, drainMs: 0, production: false, supergraph };
      await expect(
        openSupergraphGateway({ ...config, propagatedHeaders: [name] }, { log: silentLog }),
      ).rejects.toThrow(`The header ${name.toLowerCase()} cannot be propagated`);
    },
  );
});

describe('a subgraph that fails', () => {
  beforeEach(() => open());
  const query = '{ products { name stars } }';
  const names = [
    { name: 'Product 1', stars: null },
    { name: 'Product 2', stars: null },
  ];
  const unavailable = (
    code = 'SERVICE_UNAVAILABLE',
    message = 'A part of the service is not available at the moment.',
  ) => [{ message, path: ['products'], extensions: { code } }];

  it.each<[string, number, string, string]>([
    ['HTML', 200, 'text/html', '<html>'],
    ['no GraphQL', 200, 'application/json', '{"ok":true}'],
    ['a status without a body', 500, 'text/plain', ''],
    ['a prototype key', 200, 'application/json', '{"data":{"_entities":[{"__proto__":{}},null]}}'],
  ])('with %s costs its own fields alone', async (_, status, type, body) => {
    shop.subgraphs.reviews.respond = (_request, response) =>
      void response.writeHead(status, { 'content-type': type }).end(body);
    expect((await shop.ask(query)).body).toEqual({ data: { products: names }, errors: unavailable() });
  });

  it('keeps its partial data, with an error of the table at each place', async () => {
    const { body } = await shop.ask('{ products { stars missing } }');
    expect(body).toEqual({
      data: {
        products: [
          { stars: 2, missing: null },
          { stars: 4, missing: null },
        ],
      },
      errors: [0, 1].map((index) => ({
        message: 'There is nothing by that name.',
        path: ['products', index, 'missing'],
        extensions: { code: 'NOT_FOUND' },
      })),
    });
  });

  it('shows clients none of its own codes and texts', async () => {
    const { body } = await shop.ask('{ product(id: 1) { name broken } }');
    expect(body).toEqual({
      data: { product: { name: 'Product 1', broken: null } },
      errors: [
        {
          message: 'A part of the service is not available at the moment.',
          path: ['product', 'broken'],
          extensions: { code: 'SERVICE_UNAVAILABLE' },
        },
      ],
    });
  });

  it('and refuses the document of the planner does not blame the client', async () => {
    const error = {
      message: 'Cannot query field "stars".',
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    };
    shop.subgraphs.reviews.respond = (_, response) =>
      void response
        .writeHead(400, { 'content-type': 'application/json' })
        .end(JSON.stringify({ errors: [error] }));
    const { body } = await shop.ask(query);
    expect(body['data']).toEqual({ products: names });
    expect(body['errors']).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
    expect(JSON.stringify(body)).not.toContain('Cannot query');
  });

  it.each([503, 502, 504])(
    'with HTTP %d is asked again once for a query, and not for a mutation',
    async (status) => {
      let times = 0;
      shop.subgraphs.products.respond = (_, response) => void (times++, response.writeHead(status).end());
      await shop.ask('{ product(id: 1) { name } }');
      expect(times).toBe(2);
      await shop.ask('mutation { rename(id: 1, name: "x") { name } }');
      expect(times).toBe(3);
    },
  );

  it('by closing the connection is asked again for a query, and not for a mutation', async () => {
    let times = 0;
    shop.subgraphs.products.respond = (request) => void (times++, request.socket.destroy());
    await shop.ask('{ product(id: 1) { name } }');
    expect(times).toBe(2);
    await shop.ask('mutation { rename(id: 1, name: "x") { name } }');
    expect(times).toBe(3);
  });
});

describe('a subgraph that does not answer in time', () => {
  it('costs its own fields with TIMEOUT, and its request is cancelled', async () => {
    await open({ limits: { fetchMs: 300 } });
    const cancelled = new Promise<void>((resolve) => {
      shop.subgraphs.reviews.respond = (request) => void request.on('close', resolve);
    });
    const { body } = await shop.ask('{ products { name stars } }');
    expect(body).toMatchObject({
      data: { products: [{ stars: null }, { stars: null }] },
      errors: [{ path: ['products'], extensions: { code: 'TIMEOUT' } }],
    });
    await cancelled;
  });
});

describe('requests with a secret', () => {
  it('are signed, each for its subgraph', async () => {
    const secret = Buffer.alloc(32, 7);
    await open({ internalSecret: secret });
    await shop.ask('{ products { stars } }');
    for (const name of ['products', 'reviews'] as const) {
      const [received] = shop.subgraphs[name].received;
      const verify = createVerifier(secret, name, systemClock);
      expect(verify(received?.headers[SIGNATURE_HEADER], Buffer.from(received?.text ?? ''))).toBe(true);
    }
  });
});

describe('the URLs of subgraphs', () => {
  it('can be set instead of those of the supergraph', async () => {
    await open();
    const { supergraph, subgraphs } = shop;
    const moved = supergraph.replace(subgraphs.reviews.url, 'http://127.0.0.1:1/graphql');
    const config = { host: '127.0.0.1', port: 0, drainMs: 0, production: false, supergraph: moved };
    await using gateway = await openSupergraphGateway(
      { ...config, subgraphUrls: { reviews: subgraphs.reviews.url } },
      { log: silentLog },
    );
    const response = await fetch(`${gateway.url}/graphql?query={reviewsTotal}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await response.json()).toEqual({ data: { reviewsTotal: 7 } });
  });

  it('must be there at the start', async () => {
    await open();
    const supergraph = shop.supergraph.replace(shop.subgraphs.reviews.url, '');
    const config = { host: '127.0.0.1', port: 0, drainMs: 0, production: false, supergraph };
    await expect(openSupergraphGateway(config, { log: silentLog })).rejects.toThrow(
      '--subgraph reviews=https://',
    );
  });
});
