import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Network } from '#network/index.js';
import { ACCESS_TOKEN_MS, CLOCK_LEEWAY_MS } from '#platform/tokens/index.js';
import { Client, openNetwork, TestUser } from '#testkit/client/index.js';
import { graphql } from '#testkit/client/generated/index.js';
import { MovableClock } from '#testkit/gateway/small-gateway.js';

const Page = graphql(`
  query FirstPage {
    user(username: "ada") {
      displayName
    }
    viewer {
      user {
        id
      }
    }
  }
`);

const Refresh = graphql(`
  mutation RefreshWithStaleHeader($refreshToken: String!) {
    refreshSession(refreshToken: $refreshToken) {
      accessToken
    }
  }
`);

const ABROAD = 'https://evil.example';

describe('the first request of a page', () => {
  const clock = new MovableClock();
  let network: Network;
  let ada: TestUser;

  beforeAll(async () => {
    network = await openNetwork({ clock, localOrigins: true });
    ada = await TestUser.signUp(network.url, 'ada');
  });
  afterAll(() => network[Symbol.asyncDispose]());

  const post = (headers: Record<string, string>) =>
    fetch(`${network.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: Page.toString() }),
    });
  const preflight = (origin: string) =>
    fetch(`${network.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });

  it.each(['http://localhost:5173', 'http://127.0.0.1:3000', 'http://localhost', 'http://[::1]:8080'])(
    'is answered when the page comes from a development server at %s',
    async (origin) => {
      const allowed = await preflight(origin);
      expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
      const answer = await post({ origin });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
    },
  );

  it('may have the headers that client libraries add', async () => {
    const asked = 'authorization,content-type,apollographql-client-name,x-of-our-own';
    const allowed = await fetch(`${network.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:5173',
        'access-control-request-method': 'POST',
        'access-control-request-headers': asked,
      },
    });
    expect(allowed.headers.get('access-control-allow-headers')).toBe(asked);
    expect(allowed.headers.get('vary')).toBe('Origin, Access-Control-Request-Headers');
  });

  it.each([ABROAD, 'http://localhost.evil.example', 'https://localhost:5173', 'null'])(
    'is refused from %s, and the refusal names the setting',
    async (origin) => {
      for (const refusal of [await preflight(origin), await post({ origin })]) {
        expect([refusal.status, refusal.headers.get('access-control-allow-origin')]).toEqual([403, null]);
        expect(await refusal.text()).toContain('ROOKERY_ORIGINS');
      }
      const socket = new WebSocket(`${network.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        origin,
      });
      const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
      expect(response.statusCode).toBe(403);
      expect(await text(response)).toContain('ROOKERY_ORIGINS');
    },
  );

  it('without a token behind Bearer is of nobody signed in', async () => {
    for (const authorization of ['Bearer', 'Bearer ']) {
      expect(await (await post({ authorization })).json()).toEqual({
        data: { user: { displayName: 'Ada' }, viewer: null },
      });
    }
  });

  it('with a token that is none gets the public fields, and is told to sign in', async () => {
    const { status, data, errors } = await new Client(network.url, 'nonsense').send(Page);
    expect(status).toBe(200);
    expect(data).toEqual({ user: { displayName: 'Ada' }, viewer: null });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  });

  it('refuses a mutation and a subscription that need a viewer when the token is none', async () => {
    const stranger = new Client(network.url, 'nonsense');
    const { status, data, errors } = await stranger.send('mutation { logout }');
    expect([status, data]).toEqual([401, { logout: null }]);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    const events = await fetch(`${network.url}/graphql`, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        authorization: 'Bearer nonsense',
      },
      body: JSON.stringify({ query: 'subscription { homeTimelineEvents { __typename } }' }),
    });
    expect(events.status).toBe(401);
  });

  describe('on a socket', () => {
    const introduce = async (payload: unknown): Promise<string> => {
      const socket = new WebSocket(`${network.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      await once(socket, 'open');
      const message = once(socket, 'message').then(([data]) => String(data));
      const closed = once(socket, 'close').then(([code, reason]) => `${code} ${reason}`);
      socket.send(JSON.stringify({ type: 'connection_init', payload }));
      const outcome = await Promise.race([message, closed]);
      socket.terminate();
      return outcome;
    };

    it('may carry the token under each of the usual names', async () => {
      const { token = '' } = ada;
      for (const payload of [
        { authorization: `Bearer ${token}` },
        { Authorization: `Bearer ${token}` },
        { authToken: token },
        { token },
        { headers: { Authorization: `Bearer ${token}` } },
        {},
      ])
        expect(await introduce(payload), JSON.stringify(Object.keys(payload))).toContain('connection_ack');
    });

    it('is closed when the token comes under a name that is not known', async () => {
      expect(await introduce({ jwt: ada.token })).toBe(
        '4400 Send the token as connectionParams.authorization',
      );
    });

    it('is closed when the token is none', async () => {
      expect(await introduce({ token: 'nonsense' })).toBe('4403 Forbidden');
    });
  });

  it('with an expired token says so, and the page can renew it with the stale header still on', async () => {
    clock.advance(ACCESS_TOKEN_MS + CLOCK_LEEWAY_MS);
    const stale = new Client(network.url, ada.token);
    const { status, data, errors } = await stale.send(Page);
    expect(status).toBe(200);
    expect(data).toEqual({ user: { displayName: 'Ada' }, viewer: null });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['TOKEN_EXPIRED']);

    const renewal = await stale.send(Refresh, { refreshToken: ada.refreshToken });
    const fresh = new Client(network.url, renewal.data?.refreshSession?.accessToken);
    expect((await fresh.get(Page)).viewer).toEqual({ user: { id: ada.id } });
  });
});
