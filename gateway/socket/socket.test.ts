import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSupergraph } from '#platform/subgraph.js';
import { ACCESS_TOKEN_MS } from '#platform/tokens/index.js';
import { createGateway } from '../index.js';
import { EventStreamClient } from '#testkit/gateway/event-stream-client.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { eventOf } from '#testkit/gateway/tweet-events.js';

const ADA = '1900000000000000100';
const EVE = '1900000000000000102';
const LIVE = 'subscription { homeTimelineEvents { __typename } }';

/** For busy machines. */
const SOON = { timeout: 15_000 };

describe('a socket', () => {
  let small: SmallGateway;
  const clients: SocketClient[] = [];

  beforeEach(async () => {
    const limits = { operationsPerSocket: 2, socketsPerUser: 2, messageBytes: 1_000 };
    small = await openSmallGateway({ config: { limits } });
    small.world.addUser(ADA, 'ada');
    small.world.addTweet('1', ADA, 'Hello');
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await small[Symbol.asyncDispose]();
  });

  const metrics = async () => (await fetch(`${small.gateway.url}/metrics`)).text();

  async function open(options?: { protocol?: string | null; origin?: string }): Promise<SocketClient> {
    const client = new SocketClient(small.endpoint, options);
    clients.push(client);
    await client.opened();
    return client;
  }

  async function connect(userId?: string, sessionId?: string): Promise<SocketClient> {
    const token = userId && (await small.tokenFor(userId, sessionId));
    const client = await SocketClient.connect(
      small.endpoint,
      token ? { authorization: `Bearer ${token}` } : undefined,
    );
    clients.push(client);
    return client;
  }

  it('answers queries and mutations as HTTP does', async () => {
    const client = await connect(ADA);
    client.send({
      id: 'a',
      type: 'subscribe',
      payload: { query: '{ tweet(id: "1") { author { username } } }' },
    });
    expect(await client.next()).toEqual({
      id: 'a',
      type: 'next',
      payload: { data: { tweet: { author: { username: 'ada' } } } },
    });
    expect(await client.next()).toEqual({ id: 'a', type: 'complete' });
  });

  it('reads binary frames as text frames', async () => {
    const client = await open();
    const sendBytes = (message: object): void => client.socket.send(Buffer.from(JSON.stringify(message)));
    sendBytes({ type: 'connection_init' });
    expect(await client.next()).toEqual({ type: 'connection_ack' });
    sendBytes({ id: 'ü', type: 'subscribe', payload: { query: '{ tweet(id: "none") { text } }' } });
    expect(await client.next()).toEqual({ id: 'ü', type: 'next', payload: { data: { tweet: null } } });
    expect(await client.next()).toEqual({ id: 'ü', type: 'complete' });
  });

  it('sends only an error for an operation that is refused before execution', async () => {
    const client = await connect();
    client.send({ id: 'a', type: 'subscribe', payload: { query: '{ nothing }' } });
    expect(await client.next()).toMatchObject({
      id: 'a',
      type: 'error',
      payload: [
        { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', requestId: expect.any(String) as string } },
      ],
    });
    client.send({ type: 'ping' });
    expect(await client.next()).toEqual({ type: 'pong' });
  });

  const subscribe = { id: 'a', type: 'subscribe', payload: { query: LIVE } };

  it('is refused for a page of a foreign origin', async () => {
    await expect(open({ origin: 'https://evil.example' })).rejects.toThrow('403');
  });

  it('limits the operations that are open', async () => {
    const client = await connect(ADA);
    await client.subscribe('a', LIVE);
    await client.subscribe('b', LIVE);
    client.send({ ...subscribe, id: 'c' });
    expect(await client.next()).toMatchObject({
      id: 'c',
      type: 'error',
      payload: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
    client.send({ id: 'a', type: 'complete' });
    await client.subscribe('d', LIVE);
  });

  it('counts towards the sockets that a user may have', async () => {
    await connect(ADA);
    const second = await connect(ADA);
    await expect(connect(ADA)).rejects.toThrow();
    second.close();
    await vi.waitFor(async () => connect(ADA), SOON);
  });

  it('is not counted when the client leaves while its token is being verified', async () => {
    // The token is older than the gateway, which therefore reads whether its sign-in was revoked.
    small.clock.advance(-2_000);
    const authorization = `Bearer ${await small.tokenFor(ADA)}`;
    small.clock.advance(2_000);
    const lookedAt: (() => void)[] = [];
    const look = vi.spyOn(small.graph, 'isSignedIn').mockImplementation(async () => {
      await new Promise<void>((resolve) => lookedAt.push(resolve));
      return true;
    });
    for (const client of [await open(), await open()]) {
      client.send({ type: 'connection_init', payload: { authorization } });
    }
    await expect.poll(() => look).toHaveBeenCalled();
    for (const client of clients.splice(0)) client.close();
    await expect.poll(metrics).toContain('rookery_gateway_sockets 0');
    look.mockRestore();
    lookedAt.forEach((done) => done());
    await connect(ADA);
    await connect(ADA);
  });

  it('is closed with 4403 when its sign-in is revoked, and other sockets stay open', async () => {
    const [session, other] = ['1900000000000000001', '1900000000000000002'];
    const ended = await connect(ADA, session);
    const kept = [await connect(ADA, other), await connect(EVE, session)];
    await small.bus.publish(eventOf('session.revoked', ADA, { userId: ADA, sessionId: session }));
    expect(await ended.closed).toEqual({ code: 4403, reason: 'Access has ended' });
    for (const client of kept) {
      client.send({ type: 'ping' });
      expect(await client.next()).toEqual({ type: 'pong' });
    }
    await expect(connect(ADA, session)).rejects.toThrow();
  });

  it('is closed with 4403 by its next operation when its sign-in was revoked while the bus was away', async () => {
    const client = await connect(ADA);
    const deaf = vi.spyOn(small.bus, 'healthy').mockReturnValue(false);
    const ended = vi.spyOn(small.graph, 'isSignedIn').mockResolvedValue(false);
    // An earlier answer is cached for two seconds.
    small.clock.advance(2_100);
    client.send({ id: 'a', type: 'subscribe', payload: { query: '{ viewer { id } }' } });
    expect(await client.closed).toEqual({ code: 4403, reason: 'Access has ended' });
    expect(client.received.map(({ type }) => type)).toEqual(['connection_ack']);
    deaf.mockRestore();
    ended.mockRestore();
  });

  it('is closed with 4403 on every gateway, as event streams are, when its sign-in is revoked', async () => {
    const { secrets, subgraphs, deps } = small;
    const there = await createGateway(
      {
        host: '127.0.0.1',
        port: 0,
        supergraph: readSupergraph(),
        subgraphs: subgraphs.subgraphs,
        internalSecret: secrets.internal,
        drainMs: 0,
        production: false,
      },
      deps,
    );
    const session = '1900000000000000003';
    const accessToken = await small.tokenFor(ADA, session);
    const endpoint = `${there.url}/graphql`;
    const socket = await SocketClient.connect(endpoint, { accessToken });
    const headers = { authorization: `Bearer ${accessToken}` };
    const stream = await EventStreamClient.open(endpoint, { query: LIVE }, headers);
    const here = await connect(ADA, session);
    await small.bus.publish(eventOf('session.revoked', ADA, { userId: ADA, sessionId: session }));
    expect((await here.closed).code).toBe(4403);
    expect((await socket.closed).code).toBe(4403);
    await stream.ended;
    expect(stream.comments.at(-1)).toBe('4403 Access has ended');
    await there[Symbol.asyncDispose]();
  });

  it('accepts a fresh token in a ping, but only of the same user', async () => {
    const client = await connect(ADA);
    client.send({ type: 'ping', payload: { accessToken: await small.tokenFor(ADA, '1900000000000000009') } });
    expect(await client.next()).toEqual({ type: 'pong' });
    client.send({ type: 'ping', payload: { accessToken: await small.tokenFor(EVE) } });
    expect((await client.closed).code).toBe(4403);
  });

  it('frees everything when it is closed', async () => {
    const client = await connect(ADA);
    await client.subscribe('a', LIVE);
    await client.subscribe('b', LIVE);
    client.close();
    await expect.poll(metrics).toContain('rookery_gateway_sockets 0');
    expect(await metrics()).toContain('rookery_gateway_subscriptions 0');
  });
});

describe('the timeouts of a socket', () => {
  afterEach(() => void vi.useRealTimers());

  it('close it within a second after its token expires, unless a fresh one came', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    await using small = await openSmallGateway();
    const connect = async () =>
      SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(ADA) });
    const [expiring, renewed] = [await connect(), await connect()];
    small.clock.advance(ACCESS_TOKEN_MS / 2);
    renewed.send({ type: 'ping', payload: { accessToken: await small.tokenFor(ADA) } });
    expect(await renewed.next()).toEqual({ type: 'pong' });
    small.clock.advance(ACCESS_TOKEN_MS / 2);
    vi.advanceTimersByTime(1_000);
    expect(await expiring.closed).toEqual({ code: 4403, reason: 'The access token has expired' });
    renewed.send({ type: 'ping' });
    expect(await renewed.next()).toEqual({ type: 'pong' });
    renewed.close();
  });

  it('do not count a pause of the process when the client sent its message in time', async () => {
    await using small = await openSmallGateway({ config: { limits: { initMs: 50 } } });
    const client = new SocketClient(small.endpoint);
    await client.opened();
    client.send({ type: 'connection_init' });
    // The process is paused for longer than the interval of the sweep.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
    expect(await client.next()).toEqual({ type: 'connection_ack' });
    client.close();
  });
});

describe('the sockets of a gateway that stops', () => {
  it('are closed with 1012, and new ones are refused', async () => {
    const small = await openSmallGateway({ config: { drainMs: 1 } });
    const clients = await Promise.all(Array.from({ length: 5 }, () => SocketClient.connect(small.endpoint)));
    // One client waits for a result, which keeps the gateway in the closing state.
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    small.world.beforeTweets = () => answered;
    clients[0]!.send({ id: 'a', type: 'subscribe', payload: { query: '{ tweet(id: "1") { text } }' } });
    await expect.poll(() => small.world.asked).toHaveLength(1);
    const closing = small[Symbol.asyncDispose]();
    await expect(SocketClient.connect(small.endpoint)).rejects.toThrow('503');
    expect((await fetch(`${small.gateway.url}/ready`)).status).toBe(503);
    answer();
    const codes = await Promise.all(clients.map(async ({ closed }) => (await closed).code));
    expect(codes).toEqual(clients.map(() => 1012));
    await closing;
  });
});
