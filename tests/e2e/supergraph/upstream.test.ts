import { GraphQLError } from 'graphql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openForeignGateway, type ForeignGateway } from '#testkit/gateway/foreign-gateway.js';
import { PushedEvents, type ForeignContext } from '#testkit/gateway/foreign-subgraph.js';
import { EventStreamClient } from '#testkit/gateway/event-stream-client.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';

interface Priced {
  priced: { id: string; price: number };
}

const SUBSCRIPTION = 'subscription { priced { price name } }';
const PRODUCTS = {
  sdl: 'type Query { up: Boolean } type Product @key(fields: "id") { id: ID! name: String }',
  resolvers: {
    Product: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      name: ({ id }: { id: string }) => `Product ${id}`,
    },
  },
};

describe.each(['ws', 'http'] as const)('a subscription of a subgraph over %s', (protocol) => {
  let events: PushedEvents<Priced>;
  let shop: ForeignGateway<'products' | 'prices'>;
  let open: SocketClient[];

  beforeEach(async () => {
    events = new PushedEvents();
    open = [];
    const prices = {
      sdl: `
        type Subscription { priced(min: Int): Product secret: Int @authenticated refused: Int whoami: String }
        type Product @key(fields: "id") { id: ID! price: Int }
      `,
      resolvers: {
        Subscription: {
          priced: { subscribe: () => events.subscribe() },
          secret: { subscribe: () => events.subscribe() },
          refused: {
            subscribe: () => {
              throw new GraphQLError('Not today.', { extensions: { code: 'FORBIDDEN' } });
            },
          },
          whoami: {
            subscribe: async function* (_: unknown, __: unknown, { headers }: ForeignContext) {
              yield { whoami: headers['authorization'] ?? null };
              await new Promise(() => undefined);
            },
          },
        },
      },
    };
    // Where the subgraph listens is known only when it does.
    const subscriptionUrls = new Proxy(
      {},
      {
        get: (_, name: string) =>
          name === 'prices' && protocol === 'http' ? shop.subgraphs.prices.url : undefined,
      },
    );
    shop = await openForeignGateway(
      { products: PRODUCTS, prices },
      { subscriptionUrls, propagatedHeaders: ['authorization'] },
    );
  });
  afterEach(async () => {
    for (const socket of open) socket.close();
    await shop[Symbol.asyncDispose]();
  });

  const connect = async (payload: Record<string, unknown> = {}): Promise<SocketClient> => {
    const socket = await SocketClient.connect(shop.endpoint, payload);
    open.push(socket);
    return socket;
  };
  const subscribed = (count: number) => expect.poll(() => events.listeners, { timeout: 30_000 }).toBe(count);
  const result = (price: number, id = '1') => ({
    type: 'next',
    payload: { data: { priced: { price, name: `Product ${id}` } } },
  });

  it('is shared by all clients with the same operation and variables, and completed from the other subgraph', async () => {
    const sockets = await Promise.all([connect(), connect()]);
    for (const socket of sockets) await socket.subscribe('a', SUBSCRIPTION);
    const headers = { accept: 'text/event-stream' };
    const stream = await EventStreamClient.open(shop.endpoint, { query: SUBSCRIPTION }, headers);
    await subscribed(1);
    events.push({ priced: { id: '1', price: 5 } });
    for (const socket of sockets) expect(await socket.next()).toMatchObject({ id: 'a', ...result(5) });
    expect(JSON.parse((await stream.next()).data ?? '')).toEqual(result(5).payload);
    // One completion for all of them.
    expect(shop.subgraphs.products.received).toHaveLength(1);
    expect(shop.subgraphs.prices.subscriptions.opened).toBe(1);
    await sockets[0].subscribe('b', 'subscription { priced(min: 3) { price name } }');
    await subscribed(2);
    stream.close();
  });

  it('delivers events in their order', async () => {
    const socket = await connect();
    await socket.subscribe('a', SUBSCRIPTION);
    await subscribed(1);
    for (let price = 1; price <= 20; price++) events.push({ priced: { id: String(price), price } });
    for (let price = 1; price <= 20; price++)
      expect(await socket.next()).toMatchObject(result(price, String(price)));
  });

  it('has the aliases of the client, also over the key and over other fields', async () => {
    const socket = await connect();
    await socket.subscribe('a', 'subscription { priced { id: price price: name name: id } }');
    await subscribed(1);
    events.push({ priced: { id: '1', price: 5 } });
    const priced = { id: 5, price: 'Product 1', name: '1' };
    expect(await socket.next()).toMatchObject({ payload: { data: { priced } } });
  });

  it('ends at the subgraph when the last client leaves, and begins again with the next', async () => {
    const [one, other] = [await connect(), await connect()];
    for (const socket of [one, other]) await socket.subscribe('a', SUBSCRIPTION);
    await subscribed(1);
    one.close();
    events.push({ priced: { id: '1', price: 5 } });
    expect(await other.next()).toMatchObject(result(5));
    expect(events.listeners).toBe(1);
    other.close();
    await subscribed(0);
    await expect.poll(() => shop.subgraphs.prices.sockets.size).toBe(0);
    const metrics = await (await fetch(`${shop.gateway.url}/metrics`)).text();
    expect(metrics).toMatch(/^rookery_gateway_subscriptions 0$/m);
    const next = await connect();
    await next.subscribe('a', SUBSCRIPTION);
    await subscribed(1);
  });

  it('completes at the clients when the subgraph completes it', async () => {
    const socket = await connect();
    await socket.subscribe('a', SUBSCRIPTION);
    await subscribed(1);
    events.push({ priced: { id: '1', price: 5 } });
    events.end();
    expect(await socket.next()).toMatchObject(result(5));
    expect(await socket.next()).toEqual({ id: 'a', type: 'complete' });
    // Its id is free again.
    await socket.subscribe('a', SUBSCRIPTION);
    await subscribed(1);
  });

  it('reports the error with which the subgraph refuses it', async () => {
    const socket = await connect();
    await socket.subscribe('a', 'subscription { refused }');
    const message = await socket.next();
    const errors =
      message.type === 'error' ? message.payload : (message.payload as { errors: unknown }).errors;
    expect(errors).toMatchObject([{ message: 'Not today.', extensions: { code: 'FORBIDDEN' } }]);
  });

  it('is refused before the subgraph is asked when the viewer must not read a field', async () => {
    const socket = await connect();
    await socket.subscribe('a', 'subscription { secret }');
    expect(await socket.next()).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(events.listeners).toBe(0);
  });

  it('is apart for clients with different propagated headers', async () => {
    const [ada, bob] = [await connect({ authorization: 'ada' }), await connect({ authorization: 'bob' })];
    for (const socket of [ada, bob]) await socket.subscribe('a', 'subscription { whoami }');
    expect([await ada.next(), await bob.next()]).toMatchObject([
      { payload: { data: { whoami: 'ada' } } },
      { payload: { data: { whoami: 'bob' } } },
    ]);
  });

  it('goes on when the connection to the subgraph breaks', async () => {
    const socket = await connect();
    await socket.subscribe('a', SUBSCRIPTION);
    await subscribed(1);
    shop.subgraphs.prices.breakConnections();
    await expect.poll(() => shop.subgraphs.prices.subscriptions.opened, { timeout: 30_000 }).toBe(2);
    await subscribed(1);
    events.push({ priced: { id: '1', price: 6 } });
    expect(await socket.next()).toMatchObject({ id: 'a', ...result(6) });
  });
});
