import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RookeryError } from '#platform/errors.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { eventOf, posted } from '#testkit/gateway/tweet-events.js';

const [ADA, BOB, EVE] = ['1900000000000000100', '1900000000000000101', '1900000000000000102'] as const;
const EVENTS = `subscription Events($after: String) {
  homeTimelineEvents(after: $after) {
    ... on TweetPosted { cursor tweet { id text viewerHasLiked } }
    ... on TimelineGap { cursor missed }
  }
}`;

interface Told {
  cursor: string;
  tweet?: { id: string };
  missed?: number | null;
}

let small: SmallGateway;
const clients: SocketClient[] = [];

async function open(noticeRetryMs: number): Promise<void> {
  small = await openSmallGateway({ config: { limits: { noticeRetryMs } } });
  small.world.addUser(ADA, 'ada');
  small.graph.follows.add(`${BOB}:${ADA}`).add(`${EVE}:${ADA}`);
}
afterEach(async () => {
  vi.restoreAllMocks();
  for (const client of clients.splice(0)) client.close();
  await small[Symbol.asyncDispose]();
});

async function listen(userId: string, after: string | null = null): Promise<SocketClient> {
  const client = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(userId) });
  clients.push(client);
  await client.subscribe('s', EVENTS, { after });
  await settled();
  return client;
}

const settled = () => expect.poll(() => small.gateway.pending(), { timeout: 20_000 }).toBe(0);

async function post(id: number): Promise<void> {
  small.world.addTweet(String(id), ADA, 'Hello');
  await small.bus.publish(posted(String(id), ADA));
}

function goAway(): void {
  small.world.beforeTweets = () => Promise.reject(new RookeryError('SERVICE_UNAVAILABLE'));
}

function comeBack(): void {
  small.world.beforeTweets = () => Promise.resolve();
}

/** Resolves when the subgraph has been asked for that many events more. */
async function asked(times: number): Promise<void> {
  const before = small.world.asked.length;
  await expect
    .poll(() => small.world.asked.length, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(before + times);
}

/** The next event: it has no errors. */
async function next(client: SocketClient): Promise<Told> {
  const { type, payload } = await client.next();
  expect(type).toBe('next');
  const { data, errors } = payload as { data: { homeTimelineEvents: Told }; errors?: unknown };
  expect(errors).toBeUndefined();
  return data.homeTimelineEvents;
}

async function idsOf(client: SocketClient, count: number): Promise<unknown[]> {
  const ids: unknown[] = [];
  while (ids.length < count) ids.push((await next(client)).tweet?.id);
  return ids;
}

describe(
  'while a subgraph is away for a shorter time than events are tried again',
  { timeout: 60_000 },
  () => {
    beforeEach(() => open(60_000));

    it('events wait, and all viewers receive them in order when the subgraph is back', async () => {
      const [bob, eve] = [await listen(BOB), await listen(EVE)];
      goAway();
      for (let id = 1; id <= 5; id++) await post(id);
      await asked(4);
      expect(small.gateway.pending()).toBe(10);
      comeBack();
      for (const client of [bob, eve]) expect(await idsOf(client, 5)).toEqual(['1', '2', '3', '4', '5']);
    });

    it('events that a client missed wait, too', async () => {
      const bob = await listen(BOB);
      await post(1);
      const { cursor } = await next(bob);
      bob.close();
      for (let id = 2; id <= 4; id++) await post(id);
      goAway();
      const client = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(BOB) });
      clients.push(client);
      await client.subscribe('s', EVENTS, { after: cursor });
      await asked(2);
      await post(5);
      comeBack();
      expect(await idsOf(client, 4)).toEqual(['2', '3', '4', '5']);
    });

    it('events wait when the store of the source is away', async () => {
      const bob = await listen(BOB);
      const read = vi.spyOn(small.graph, 'toAuthor').mockRejectedValue(new Error('no connection'));
      await post(1);
      await post(2);
      await expect.poll(() => read.mock.calls.length, { timeout: 20_000 }).toBeGreaterThan(1);
      read.mockRestore();
      expect(await idsOf(bob, 2)).toEqual(['1', '2']);
    });

    it('a viewer who loses access meanwhile receives nothing', async () => {
      const [bob, eve] = [await listen(BOB), await listen(EVE)];
      goAway();
      await post(1);
      await asked(2);
      small.graph.blocks.add(`${ADA}:${BOB}`);
      await small.bus.publish(eventOf('user.blocked', ADA, { from: ADA, to: BOB }));
      comeBack();
      expect(await idsOf(eve, 1)).toEqual(['1']);
      await settled();
      await post(2);
      expect(await idsOf(eve, 1)).toEqual(['2']);
      await settled();
      expect(bob.received.filter(({ type }) => type === 'next')).toEqual([]);
    });

    it('a client that leaves is not waited for', async () => {
      const bob = await listen(BOB);
      goAway();
      await post(1);
      await asked(1);
      bob.close();
      await settled();
    });
  },
);

describe('while a subgraph is away for longer', { timeout: 60_000 }, () => {
  beforeEach(() => open(400));

  it('a client receives one gap for all events that waited, and then what comes after it', async () => {
    const bob = await listen(BOB);
    goAway();
    for (let id = 1; id <= 3; id++) await post(id);
    const gap = await next(bob);
    expect(gap).toEqual({ cursor: expect.any(String) as unknown, missed: 3 });
    comeBack();
    await settled();
    await post(4);
    expect(await idsOf(bob, 1)).toEqual(['4']);
    const again = await listen(BOB, gap.cursor);
    expect(await idsOf(again, 1)).toEqual(['4']);
  });

  it('a client receives a gap when it cannot be read whether the viewer may receive an event', async () => {
    const bob = await listen(BOB);
    const read = vi.spyOn(small.graph, 'toAuthor').mockRejectedValue(new Error('no connection'));
    await post(1);
    expect(await next(bob)).toMatchObject({ missed: 1 });
    read.mockRestore();
    await post(2);
    expect(await idsOf(bob, 1)).toEqual(['2']);
  });

  it('a client that was away receives one gap for all events that it missed', async () => {
    const bob = await listen(BOB);
    await post(1);
    const { cursor } = await next(bob);
    for (let id = 2; id <= 4; id++) await post(id);
    expect(await idsOf(bob, 3)).toEqual(['2', '3', '4']);
    goAway();
    const again = await listen(BOB, cursor);
    expect(await next(again)).toMatchObject({ missed: 3 });
    comeBack();
    await post(5);
    expect(await idsOf(again, 1)).toEqual(['5']);
  });

  it('an event of which a field has failed for another reason is sent with its error', async () => {
    const bob = await listen(BOB);
    small.world.beforeTweets = () => Promise.reject(new RookeryError('FORBIDDEN'));
    await post(1);
    expect(await bob.next()).toMatchObject({
      payload: { errors: [{ extensions: { code: 'FORBIDDEN' } }, { extensions: { code: 'FORBIDDEN' } }] },
    });
  });

  it('the gaps are counted by their reason', async () => {
    const bob = await listen(BOB);
    goAway();
    await post(1);
    await next(bob);
    const metrics = await (await fetch(`${small.gateway.url}/metrics`)).text();
    expect(metrics).toContain('rookery_gateway_gaps_total{reason="unavailable"} 1');
  });
});
