import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ACCESS_TOKEN_MS } from '#platform/tokens/index.js';
import { EventStreamClient } from '#testkit/gateway/event-stream-client.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { eventOf, posted } from '#testkit/gateway/tweet-events.js';

const [ADA, BOB] = ['1900000000000000100', '1900000000000000101'] as const;
const SESSION = '1900000000000000001';
const EVENTS = `subscription Events($after: String) {
  homeTimelineEvents(after: $after) {
    __typename
    ... on TweetPosted { cursor tweet { id text author { username } } }
    ... on TimelineGap { cursor missed }
  }
}`;

describe('an event stream', () => {
  let small: SmallGateway;
  const clients: (EventStreamClient | SocketClient)[] = [];

  beforeEach(async () => {
    small = await openSmallGateway({ config: { limits: { socketsPerUser: 2, bodyBytes: 2_000 } } });
    small.world.addUser(ADA, 'ada');
    small.world.addUser(BOB, 'bob');
    small.graph.follows.add(`${BOB}:${ADA}`);
    small.world.addTweet('1', ADA, 'Hello');
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await small[Symbol.asyncDispose]();
  });

  async function open(
    body: object | null,
    headers: Record<string, string> = {},
    endpoint = small.endpoint,
  ): Promise<EventStreamClient> {
    const client = await EventStreamClient.open(endpoint, body, headers);
    clients.push(client);
    return client;
  }

  async function asBob(sessionId?: string): Promise<Record<string, string>> {
    return { authorization: `Bearer ${await small.tokenFor(BOB, sessionId)}` };
  }

  async function post(id: string): Promise<void> {
    small.world.addTweet(id, ADA, `Tweet ${id}`);
    await small.bus.publish(posted(id, ADA));
  }

  async function nextTweet(client: EventStreamClient): Promise<{ id: string; cursor: string }> {
    const { event, id, data } = await client.next();
    expect(event).toBe('next');
    const { homeTimelineEvents } = (
      JSON.parse(data ?? '') as {
        data: { homeTimelineEvents: { cursor: string; tweet: { id: string } } };
      }
    ).data;
    expect(id).toBe(homeTimelineEvents.cursor);
    return { id: homeTimelineEvents.tweet.id, cursor: homeTimelineEvents.cursor };
  }

  const metrics = async () => (await fetch(`${small.gateway.url}/metrics`)).text();

  it('sends tweets, each with the cursor to resume after', async () => {
    const bob = await open({ query: EVENTS }, await asBob());
    expect(bob.response.statusCode).toBe(200);
    expect(bob.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    await post('2');
    const { event, data } = await bob.next();
    expect({ event, data: JSON.parse(data ?? '') as unknown }).toEqual({
      event: 'next',
      data: {
        data: {
          homeTimelineEvents: {
            __typename: 'TweetPosted',
            cursor: expect.any(String) as string,
            tweet: { id: '2', text: 'Tweet 2', author: { username: 'ada' } },
          },
        },
      },
    });
  });

  it.each(['after', 'last-event-id'])(
    'resumes after %s without a gap and without a duplicate',
    async (way) => {
      const first = await open({ query: EVENTS }, await asBob());
      await post('2');
      const { cursor } = await nextTweet(first);
      first.close();
      await post('3');
      await post('4');
      // As an EventSource reconnects: by GET, with the id of the last event in a header.
      const variables = JSON.stringify(way === 'after' ? { after: cursor } : {});
      const endpoint = `${small.endpoint}?${String(new URLSearchParams({ query: EVENTS, variables }))}`;
      const headers = way === 'after' ? {} : { 'last-event-id': cursor };
      const second = await open(null, { ...(await asBob()), ...headers }, endpoint);
      await post('5');
      for (const id of ['3', '4', '5']) expect((await nextTweet(second)).id).toBe(id);
      await expect.poll(() => small.gateway.pending()).toBe(0);
      expect(second.received.filter(({ event }) => event !== undefined)).toHaveLength(3);
    },
  );

  it('sends one result for a query or mutation, and completes', async () => {
    const query = await open({ query: '{ tweet(id: "1") { text } }' });
    expect(await query.next()).toEqual({ event: 'next', data: '{"data":{"tweet":{"text":"Hello"}}}' });
    expect(await query.next()).toEqual({ event: 'complete', data: '' });
    expect(await query.ended).toBe(true);
    const mutation = 'mutation { postTweet(input: { text: "New" }) { text } }';
    const posting = await open({ query: mutation }, await asBob());
    expect((await posting.next()).data).toBe('{"data":{"postTweet":{"text":"New"}}}');
  });

  it.each([
    ['a document that is not valid', { query: 'subscription { nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['an `after` that is no cursor', { query: EVENTS, variables: { after: 'nonsense' } }, 'BAD_USER_INPUT'],
  ])('sends the error of %s in the stream', async (_, body, code) => {
    const client = await open(body, await asBob());
    const { event, data } = await client.next();
    expect(event).toBe('next');
    expect(JSON.parse(data ?? '')).toMatchObject({
      errors: [{ extensions: { code, requestId: client.response.headers['x-request-id'] } }],
    });
    expect((await client.next()).event).toBe('complete');
  });

  it.each<[what: string, status: number, body: object, headers: Record<string, string>]>([
    ['an invalid token', 401, { query: EVENTS }, { authorization: 'Bearer nonsense' }],
    ['an anonymous client', 401, { query: EVENTS }, {}],
    ['a page of a foreign origin', 403, { query: EVENTS }, { origin: 'https://evil.example' }],
    ['a body over the limit', 413, { query: EVENTS, extensions: { long: 'x'.repeat(3_000) } }, {}],
  ])('is not opened for %s', async (_, status, body, headers) => {
    const client = await open(body, headers);
    expect(client.response.statusCode).toBe(status);
    expect(JSON.parse(await client.body())).toMatchObject({ errors: [{ extensions: {} }] });
    await expect.poll(metrics).toContain('rookery_gateway_event_streams 0');
  });

  it('refuses a mutation by GET', async () => {
    const query = encodeURIComponent('mutation { postTweet(input: { text: "By GET" }) { id } }');
    const client = await open(null, await asBob(), `${small.endpoint}?query=${query}`);
    expect(client.response.statusCode).toBe(405);
    expect(small.world.tweets.size).toBe(1);
  });

  it('counts with the sockets towards the connections that a user may have', async () => {
    clients.push(
      await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(BOB) }),
      await open({ query: EVENTS }, await asBob()),
    );
    const third = await open({ query: EVENTS }, await asBob());
    expect(third.response.statusCode).toBe(429);
    for (const client of clients.splice(0)) client.close();
    await expect
      .poll(async () => (await open({ query: EVENTS }, await asBob())).response.statusCode)
      .toBe(200);
  });

  it('is not counted when its client leaves while the token is being verified', async () => {
    // Older than the gateway, which so has to ask whether its sign-in still lives.
    small.clock.advance(-2_000);
    const headers = await asBob();
    small.clock.advance(2_000);
    const lookedAt: (() => void)[] = [];
    const look = vi.spyOn(small.graph, 'isSignedIn').mockImplementation(async () => {
      await new Promise<void>((resolve) => lookedAt.push(resolve));
      return true;
    });
    const gone = [1, 2].map(() => {
      const leaving = new AbortController();
      const sent = fetch(small.endpoint, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query: EVENTS }),
        signal: leaving.signal,
      });
      return { leaving, sent };
    });
    // Two requests whose tokens are looked at, and the two streams that wait for them.
    await expect.poll(() => small.gateway.pending()).toBe(4);
    await expect.poll(() => lookedAt).not.toHaveLength(0);
    for (const { leaving, sent } of gone) {
      leaving.abort();
      await expect(sent).rejects.toThrow();
    }
    // The requests are still there, and no stream waits for them any more.
    await expect.poll(() => small.gateway.pending()).toBe(2);
    look.mockRestore();
    lookedAt.forEach((done) => done());
    for (const _ of gone) {
      expect((await open({ query: EVENTS }, headers)).response.statusCode).toBe(200);
    }
  });

  it('ends without complete when its token expires', async () => {
    const bob = await open({ query: EVENTS }, await asBob());
    small.clock.advance(ACCESS_TOKEN_MS);
    expect(await bob.ended).toBe(true);
    expect(bob.comments.at(-1)).toBe('4403 The access token has expired');
    expect(bob.received.map(({ event }) => event)).not.toContain('complete');
    expect(await metrics()).toContain('rookery_gateway_socket_closes_total{code="4403"} 1');
  });

  it('ends when its sign-in is revoked', async () => {
    const bob = await open({ query: EVENTS }, await asBob(SESSION));
    await small.bus.publish(eventOf('session.revoked', BOB, { userId: BOB, sessionId: SESSION }));
    expect(await bob.ended).toBe(true);
    expect(bob.comments.at(-1)).toBe('4403 Access has ended');
  });

  it('frees everything when the client leaves', async () => {
    const bob = await open({ query: EVENTS }, await asBob());
    expect(await metrics()).toContain('rookery_gateway_event_streams 1');
    expect(small.gateway.pending()).toBe(0);
    bob.close();
    await expect.poll(metrics).toContain('rookery_gateway_event_streams 0');
    expect(await metrics()).toContain('rookery_gateway_subscriptions 0');
  });

  it('sends comments while there are no events', async () => {
    const bob = await open({ query: EVENTS }, await asBob());
    small.clock.advance(12_000);
    await expect.poll(() => bob.comments).toHaveLength(2);
  });

  it('ends without complete when the gateway stops', async () => {
    const bob = await open({ query: EVENTS }, await asBob());
    const closing = small[Symbol.asyncDispose]();
    expect(await bob.ended).toBe(true);
    expect(bob.comments.at(-1)).toBe('1012 Service restart');
    await closing;
    expect(bob.received.map(({ event }) => event)).not.toContain('complete');
  });
});
