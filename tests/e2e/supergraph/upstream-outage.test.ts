import { GraphQLError } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { openForeignGateway, type ForeignGateway } from '#testkit/gateway/foreign-gateway.js';
import { PushedEvents } from '#testkit/gateway/foreign-subgraph.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';

const SUBSCRIPTION = 'subscription { priced { price name } }';
/** The subgraph of the subscription fails for it. */
const UNKNOWN = 13;
const PRODUCTS = {
  sdl: 'type Query { up: Boolean } type Product @key(fields: "id") { id: ID! name: String }',
  resolvers: {
    Product: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      name: ({ id }: { id: string }) => `Product ${id}`,
    },
  },
};

let events: PushedEvents<{ priced: { id: string; price: number } }>;
let shop: ForeignGateway<'products' | 'prices'>;
const open: SocketClient[] = [];

async function start(noticeRetryMs: number, limits: { waitingEvents?: number } = {}): Promise<void> {
  events = new PushedEvents();
  const prices = {
    sdl: 'type Subscription { priced: Product } type Product @key(fields: "id") { id: ID! price: Int }',
    resolvers: {
      Subscription: { priced: { subscribe: () => events.subscribe() } },
      Product: {
        price: ({ price }: { price: number }) => {
          if (price === UNKNOWN) throw new GraphQLError('No price.', { extensions: { code: 'TIMEOUT' } });
          return price;
        },
      },
    },
  };
  shop = await openForeignGateway({ products: PRODUCTS, prices }, { limits: { noticeRetryMs, ...limits } });
}
afterEach(async () => {
  for (const socket of open.splice(0)) socket.close();
  await shop[Symbol.asyncDispose]();
});

async function subscribe(): Promise<SocketClient> {
  const socket = await SocketClient.connect(shop.endpoint, {});
  open.push(socket);
  await socket.subscribe('a', SUBSCRIPTION);
  await expect.poll(() => events.listeners, { timeout: 30_000 }).toBe(1);
  return socket;
}

function push(...prices: number[]): void {
  for (const price of prices) events.push({ priced: { id: String(price), price } });
}

const result = (price: number) => ({
  type: 'next',
  payload: { data: { priced: { price, name: `Product ${price}` } } },
});

/** How often the other subgraph was asked while it was away. */
let refused = 0;

function goAway(): void {
  refused = 0;
  shop.subgraphs.products.respond = (_, response) => {
    refused++;
    response.writeHead(503).end();
  };
}

function comeBack(): void {
  shop.subgraphs.products.respond = null;
}

describe('events of a subgraph that serves its subscription itself', { timeout: 60_000 }, () => {
  it('wait while another subgraph is away, and arrive whole, once and in order when it is back', async () => {
    await start(60_000);
    const sockets = [await subscribe(), await subscribe()];
    push(1);
    for (const socket of sockets) expect(await socket.next()).toMatchObject(result(1));
    goAway();
    push(2, 3, 4);
    await expect.poll(() => refused, { timeout: 20_000 }).toBeGreaterThan(4);
    for (const { received } of sockets)
      expect(received.filter(({ type }) => type === 'next')).toHaveLength(1);
    comeBack();
    push(5);
    for (const socket of sockets)
      for (const price of [2, 3, 4, 5]) {
        const message = await socket.next();
        expect(message).toMatchObject(result(price));
        expect(message.payload).not.toHaveProperty('errors');
      }
    await expect.poll(() => shop.gateway.pending()).toBe(0);
  });

  it('end the subscription with SERVICE_UNAVAILABLE when it is away for longer', async () => {
    await start(300);
    const sockets = [await subscribe(), await subscribe()];
    goAway();
    push(1, 2);
    for (const socket of sockets)
      expect(await socket.next()).toMatchObject({
        ...{ id: 'a', type: 'error' },
        payload: [{ extensions: { code: 'SERVICE_UNAVAILABLE', retryAfter: 1 } }],
      });
    await expect.poll(() => events.listeners).toBe(0);
    expect(shop.gateway.pending()).toBe(0);
    comeBack();
    const [again] = sockets;
    await again!.subscribe('a', SUBSCRIPTION);
    await expect.poll(() => events.listeners).toBe(1);
    push(3);
    expect(await again!.next()).toMatchObject(result(3));
  });

  it('are not waited for when the last client leaves', async () => {
    await start(60_000);
    const socket = await subscribe();
    goAway();
    push(1);
    await expect.poll(() => refused, { timeout: 20_000 }).toBeGreaterThan(0);
    socket.close();
    await expect.poll(() => shop.gateway.pending()).toBe(0);
    await expect.poll(() => events.listeners).toBe(0);
  });

  it('end the subscription with OVERLOADED when too many of them wait', async () => {
    await start(60_000, { waitingEvents: 3 });
    const socket = await subscribe();
    goAway();
    push(1, 2, 3, 4);
    expect(await socket.next()).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'OVERLOADED' } }],
    });
  });

  it('are delivered with an error of their own subgraph at once, whatever its code', async () => {
    await start(60_000);
    const socket = await subscribe();
    push(UNKNOWN);
    expect(await socket.next()).toMatchObject({
      ...{ id: 'a', type: 'next' },
      payload: {
        data: { priced: { price: null, name: `Product ${UNKNOWN}` } },
        errors: [{ path: ['priced', 'price'], extensions: { code: 'TIMEOUT' } }],
      },
    });
  });
});
