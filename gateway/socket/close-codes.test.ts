import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCESS_TOKEN_MS } from '#platform/tokens/index.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { eventOf } from '#testkit/gateway/tweet-events.js';
import { CLOSE } from './close-codes.js';

const ADA = '1900000000000000100';
const EVE = '1900000000000000102';
const SESSION = '1900000000000000001';
const LIVE = 'subscription { homeTimelineEvents { __typename } }';
/** Long enough for every client that sends connection_init. */
const INIT_MS = 60_000;
const init = { type: 'connection_init' };
const ping = { type: 'ping' };
const subscribe = { id: 'a', type: 'subscribe', payload: { query: LIVE } };

describe('close codes', () => {
  let small: SmallGateway;
  const clients: SocketClient[] = [];

  beforeEach(async () => {
    const limits = { initMs: INIT_MS, socketsPerUser: 2, messageBytes: 60_000, messageBurst: 10 };
    small = await openSmallGateway({ config: { limits } });
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await small[Symbol.asyncDispose]();
  });

  async function open(protocol?: string | null): Promise<SocketClient> {
    const client = new SocketClient(small.endpoint, protocol === undefined ? {} : { protocol });
    clients.push(client);
    await client.opened();
    return client;
  }

  const metrics = async () => (await fetch(`${small.gateway.url}/metrics`)).text();

  /** Resolves when exactly one close is counted, with this code. */
  async function counted(code: number): Promise<void> {
    const lines = async () =>
      (await metrics()).split('\n').filter((line) => line.includes('socket_closes_total{'));
    await expect.poll(lines).toEqual([`rookery_gateway_socket_closes_total{code="${code}"} 1`]);
  }

  async function connect(userId: string): Promise<SocketClient> {
    const accessToken = await small.tokenFor(userId, SESSION);
    const client = await SocketClient.connect(small.endpoint, { accessToken });
    clients.push(client);
    return client;
  }

  async function saying(...messages: (string | object)[]): Promise<SocketClient> {
    const client = await open();
    for (const message of messages) client.send(message);
    return client;
  }

  /** Sends frames that no WebSocket library sends. */
  async function bytes(...octets: number[]): Promise<SocketClient> {
    const client = await open();
    // ws does not declare its TCP socket, which can send invalid frames.
    (client.socket as unknown as { _socket: { write: (data: Buffer) => void } })._socket.write(
      Buffer.from(octets),
    );
    return client;
  }

  async function after(client: SocketClient, event: () => unknown): Promise<SocketClient> {
    await event();
    return client;
  }

  it.each<[code: number, reason: string, what: string, act: () => Promise<SocketClient>]>([
    [4400, 'Invalid message received', 'text that is not JSON', () => saying('{')],
    [4400, 'Invalid message received', 'JSON that is not an object', () => saying('["ping"]')],
    [4400, 'Invalid message received', 'a message without a type', () => saying({})],
    [4400, 'Invalid message received', 'a message of an unknown type', () => saying({ type: 'start' })],
    [
      4400,
      'Invalid message received',
      'a ping nested too deeply to be returned',
      () => saying(`{"type":"ping","payload":{"deep":${'['.repeat(25_000)}${']'.repeat(25_000)}}}`),
    ],
    [
      4400,
      'Invalid message received',
      'a message that only servers send',
      () => saying(init, { type: 'next', id: 'a', payload: { data: {} } }),
    ],
    [
      4400,
      'Invalid message received',
      'a subscribe without a query',
      () => saying(init, { id: 'a', type: 'subscribe', payload: {} }),
    ],
    [
      4400,
      'Invalid message received',
      'a subscribe without an id',
      () => saying(init, { ...subscribe, id: '' }),
    ],
    [
      4400,
      'Invalid message received',
      'a ping whose payload is not an object',
      () => saying({ ...ping, payload: 'hello' }),
    ],
    [
      4400,
      'Invalid message received',
      'a connection_init whose payload is not an object',
      () => saying({ ...init, payload: 'token' }),
    ],
    [
      4400,
      'Invalid message received',
      'a subscribe whose variables are not an object',
      () => saying(init, { ...subscribe, payload: { query: LIVE, variables: 'none' } }),
    ],
    [4401, 'Unauthorized', 'a subscribe before the introduction', () => saying(subscribe)],
    [
      4401,
      'Unauthorized',
      'a subscribe before connection_ack',
      async () => saying({ ...init, payload: { accessToken: await small.tokenFor(ADA) } }, subscribe),
    ],
    [4403, 'Forbidden', 'a token that is none', () => saying({ ...init, payload: { accessToken: 'no' } })],
    [
      4403,
      'Forbidden',
      'a renewal with the token of another user',
      async () => {
        const client = await connect(ADA);
        return after(client, async () =>
          client.send({ ...ping, payload: { accessToken: await small.tokenFor(EVE) } }),
        );
      },
    ],
    [
      4403,
      'The access token has expired',
      'the expiry of its token',
      async () => after(await connect(ADA), () => small.clock.advance(ACCESS_TOKEN_MS)),
    ],
    [
      4403,
      'Access has ended',
      'the revocation of its sign-in',
      async () =>
        after(await connect(ADA), () =>
          small.bus.publish(eventOf('session.revoked', ADA, { userId: ADA, sessionId: SESSION })),
        ),
    ],
    [
      4403,
      'Access has ended',
      'the suspension of its user',
      async () =>
        after(await connect(ADA), () => small.bus.publish(eventOf('user.suspended', ADA, { userId: ADA }))),
    ],
    [4406, 'Subprotocol not acceptable', 'another protocol, or none', () => open(null)],
    [
      4408,
      'Connection initialisation timeout',
      'no connection_init in time',
      async () => after(await open(), () => small.clock.advance(INIT_MS)),
    ],
    [
      4409,
      'Subscriber for a already exists',
      'an id that is used twice',
      async () => {
        const client = await connect(ADA);
        return after(client, () => {
          client.send(subscribe);
          client.send(subscribe);
        });
      },
    ],
    [
      4409,
      'Subscriber already exists',
      'an id that is used twice and too long for a reason',
      async () => {
        const client = await connect(ADA);
        return after(client, () => {
          for (let sent = 0; sent < 2; sent++) client.send({ ...subscribe, id: 'ü'.repeat(100) });
        });
      },
    ],
    [4429, 'Too many initialisation requests', 'two introductions', () => saying(init, init)],
    [
      4429,
      'Too many sockets',
      'one socket too many of one user',
      async () => {
        await connect(ADA);
        await connect(ADA);
        return saying({ ...init, payload: { accessToken: await small.tokenFor(ADA) } });
      },
    ],
    [
      4429,
      'Too many messages',
      'more messages than the burst limit',
      () => saying(init, ...Array.from({ length: 50 }, () => ({ type: 'pong' }))),
    ],
    [
      4429,
      'Too many messages',
      'more WebSocket pings than the burst limit',
      async () => {
        const client = await open();
        return after(client, () => {
          for (let sent = 0; sent < 50; sent++) client.socket.ping();
        });
      },
    ],
    [1002, '', 'what is no WebSocket frame', () => bytes(0xff, 0x80, 0, 0, 0, 0)],
    [1007, '', 'text that is not UTF-8', () => bytes(0x81, 0x81, 0, 0, 0, 0, 0xff)],
    [1007, '', 'a binary message that is not UTF-8', () => bytes(0x82, 0x81, 0, 0, 0, 0, 0xff)],
    [
      1009,
      '',
      'a message over the size limit',
      () => saying({ ...ping, payload: { long: 'x'.repeat(60_000) } }),
    ],
    [
      1012,
      'Service restart',
      'the stop of the gateway',
      async () => after(await connect(ADA), () => void small[Symbol.asyncDispose]()),
    ],
  ])('are %d %s after %s', async (code, reason, _, act) => {
    const client = await act();
    expect(await client.closed).toEqual({ code, reason });
    // A gateway that has stopped serves no metrics.
    if (code !== CLOSE.ServiceRestart) await counted(code);
  });

  it('are counted when the client drops the connection without a closing handshake', async () => {
    const client = await connect(ADA);
    client.socket.pause();
    await small.bus.publish(eventOf('user.suspended', ADA, { userId: ADA }));
    client.close();
    await counted(CLOSE.Forbidden);
  });

  it.each([1000, 1001, 4004, 4005, 4504])('count %d of a client, and free everything', async (code) => {
    const client = await connect(ADA);
    await client.subscribe('a', LIVE);
    client.socket.close(code);
    await counted(code);
    expect(await metrics()).toContain('rookery_gateway_sockets 0');
    expect(await metrics()).toContain('rookery_gateway_subscriptions 0');
  });

  it('say why a flood of pings ends a socket, in one piece or one by one', async () => {
    await using roomy = await openSmallGateway({ config: { limits: { initMs: INIT_MS } } });
    for (const pings of [300, 2_000]) {
      const client = await SocketClient.connect(roomy.endpoint);
      // ws does not declare its TCP socket, which can send many frames in one piece.
      const stream = (client.socket as unknown as { _socket: { cork(): void; uncork(): void } })._socket;
      if (pings === 300) stream.cork();
      for (let sent = 0; sent < pings; sent++) client.socket.ping();
      if (pings === 300) stream.uncork();
      expect(await client.closed).toEqual({ code: 4429, reason: 'Too many messages' });
    }
  });

  it('allow another burst once the tokens are refilled', async () => {
    const client = await saying(init, ...Array.from({ length: 9 }, () => ({ type: 'pong' })));
    expect((await client.next()).type).toBe('connection_ack');
    small.clock.advance(200);
    for (let sent = 0; sent < 10; sent++) client.send(ping);
    for (let got = 0; got < 10; got++) expect((await client.next()).type).toBe('pong');
  });
});
