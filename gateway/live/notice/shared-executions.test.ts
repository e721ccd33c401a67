import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { posted } from '#testkit/gateway/tweet-events.js';

const [ADA, BOB, EVE] = ['1900000000000000100', '1900000000000000101', '1900000000000000102'] as const;
const NAMES = 20;
const SELECTION = '{ homeTimelineEvents { ... on TweetPosted { tweet { id text } } } }';
const MOST = 3;

describe('the executions of one event', () => {
  let small: SmallGateway;
  const clients: SocketClient[] = [];

  beforeEach(async () => {
    small = await openSmallGateway();
    small.world.addUser(ADA, 'ada');
    small.world.addTweet('1', ADA, 'Hello');
    small.graph.follows.add(`${BOB}:${ADA}`);
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await small[Symbol.asyncDispose]();
  });

  async function connect(userId: string): Promise<SocketClient> {
    const client = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(userId) });
    clients.push(client);
    return client;
  }

  async function executionsOfOneTweet(): Promise<number> {
    await expect.poll(() => small.gateway.pending()).toBe(0);
    await small.bus.publish(posted('1', ADA));
    await expect.poll(() => small.gateway.pending()).toBe(0);
    const text = await (await fetch(`${small.gateway.url}/metrics`)).text();
    return Number(/event_executions_total\{viewer="everybody"\} (\d+)/.exec(text)?.[1]);
  }

  it('are one for subscriptions of the same selection under different operation names', async () => {
    const bob = await connect(BOB);
    for (let number = 0; number < NAMES; number++) {
      await bob.subscribe(`s${number}`, `subscription Name${number} ${SELECTION}`);
    }
    expect(await executionsOfOneTweet()).toBe(1);
    for (let number = 0; number < NAMES; number++) expect((await bob.next()).type).toBe('next');
  });

  it('are one per selection, also when only the default of a variable differs', async () => {
    const bob = await connect(BOB);
    for (const [id, on] of ['true', 'false'].entries()) {
      const text = `subscription ($on: Boolean = ${on}) { homeTimelineEvents { ... on TweetPosted { tweet { id text @include(if: $on) } } } }`;
      await bob.subscribe(String(id), text);
    }
    expect(await executionsOfOneTweet()).toBe(2);
    const payloads = [await bob.next(), await bob.next()].sort((a, b) => (a.id! < b.id! ? -1 : 1));
    expect(payloads.map(({ payload }) => payload)).toEqual([
      { data: { homeTimelineEvents: { tweet: { id: '1', text: 'Hello' } } } },
      { data: { homeTimelineEvents: { tweet: { id: '1' } } } },
    ]);
  });
});

describe('the subscriptions of one user', () => {
  it('are limited over all of their connections', async () => {
    const small = await openSmallGateway({ config: { limits: { subscriptionsPerUser: MOST } } });
    const connect = async (userId: string): Promise<SocketClient> =>
      SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(userId) });
    const [first, second, other] = [await connect(BOB), await connect(BOB), await connect(EVE)];
    for (let number = 0; number < MOST; number++) {
      await first.subscribe(String(number), `subscription ${SELECTION}`);
      await expect.poll(() => small.gateway.pending()).toBe(0);
    }
    second.send({ id: 'a', type: 'subscribe', payload: { query: `subscription ${SELECTION}` } });
    expect(await second.next()).toMatchObject({
      id: 'a',
      type: 'error',
      payload: [{ message: 'Too many subscriptions of one user.', extensions: { code: 'RATE_LIMITED' } }],
    });
    // No error precedes the pongs, so the subscriptions are open.
    await other.subscribe('s', `subscription ${SELECTION}`);
    first.send({ id: '0', type: 'complete' });
    await first.subscribe('again', `subscription ${SELECTION}`);
    await expect.poll(() => small.gateway.pending()).toBe(0);
    for (const client of [first, other]) {
      expect(client.received.map(({ type }) => type)).not.toContain('error');
      client.close();
    }
    second.close();
    await small[Symbol.asyncDispose]();
  });
});
