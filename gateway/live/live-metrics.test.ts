import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { posted } from '#testkit/gateway/tweet-events.js';

const [ADA, BOB] = ['1900000000000000100', '1900000000000000101'] as const;
const EVENTS = `subscription ($after: String) {
  homeTimelineEvents(after: $after) { __typename ... on TweetPosted { tweet { id text } } }
}`;

describe('the metrics of the live engine', () => {
  let small: SmallGateway;
  let bob: SocketClient;

  beforeEach(async () => {
    small = await openSmallGateway({ config: { limits: { waitingEvents: 2 } } });
    small.world.addUser(ADA, 'ada');
    small.graph.follows.add(`${BOB}:${ADA}`);
    bob = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(BOB) });
  });
  afterEach(async () => {
    bob.close();
    await small[Symbol.asyncDispose]();
  });

  const settled = () => expect.poll(() => small.gateway.pending()).toBe(0);

  async function post(id: string, age = 0): Promise<void> {
    small.world.addTweet(id, ADA, 'Hello');
    await small.bus.publish({ ...posted(id, ADA), at: Date.now() - age });
  }

  async function metric(line: string): Promise<number> {
    const text = await (await fetch(`${small.gateway.url}/metrics`)).text();
    const found = text.split('\n').find((each) => each.startsWith(`rookery_gateway_${line} `));
    return Number(found?.split(' ').at(-1) ?? 0);
  }

  it('observe the delay of every notice since its event', async () => {
    await bob.subscribe('s', EVENTS);
    await settled();
    await post('1', 60_000);
    await post('2', 30_000);
    await settled();
    await expect.poll(() => metric('notice_delay_seconds_count')).toBe(2);
    const seconds = await metric('notice_delay_seconds_sum');
    expect(seconds).toBeGreaterThanOrEqual(90);
    expect(seconds).toBeLessThan(120);
    expect(await metric('notice_delay_seconds_bucket{le="5"}')).toBe(0);
    expect(await metric('notice_delay_seconds_bucket{le="+Inf"}')).toBe(2);
  });

  /** Posts while the tweets subgraph is held up. Resolves to a function that releases it. */
  async function postUnresolved(...ids: string[]): Promise<() => void> {
    const held: (() => void)[] = [];
    small.world.beforeTweets = () => new Promise((resolve) => held.push(resolve));
    for (const id of ids) await post(id);
    await expect.poll(() => held).toHaveLength(1);
    small.world.beforeTweets = () => Promise.resolve();
    return held[0]!;
  }

  it('report open subscriptions, waiting notices, and events in and out', async () => {
    for (const id of ['s', 't']) await bob.subscribe(id, EVENTS);
    await settled();
    const open = await postUnresolved('1', '2', '3');
    const held = [
      'sockets',
      'subscriptions',
      'watchers',
      'watched_authors',
      'waiting_notices',
      'longest_queue',
    ];
    // Each subscription has one notice that is being resolved and two behind it. Its topics are Ada and Bob himself.
    expect(await Promise.all(held.map(metric))).toEqual([1, 2, 1, 2, 6, 3]);
    open();
    await settled();
    await expect.poll(() => metric('events_total{direction="out"}')).toBe(6);
    expect(await metric('events_total{direction="in"}')).toBe(3);
    expect(await metric('event_executions_total{viewer="everybody"}')).toBe(3);
    expect(await Promise.all(['waiting_notices', 'longest_queue'].map(metric))).toEqual([0, 0]);
  });

  it('count gaps by reason', async () => {
    await bob.subscribe('s', EVENTS);
    await settled();
    const open = await postUnresolved('1', '2', '3', '4');
    open();
    await settled();
    expect(await metric('gaps_total{reason="too slow"}')).toBe(1);
    expect(await metric('gaps_total{reason="too old"}')).toBe(0);
    // Without an id, such a cursor cannot be resumed.
    await bob.subscribe('old', EVENTS, { after: small.deps.cursors.pack('live', [1]) });
    await settled();
    expect(await metric('gaps_total{reason="too old"}')).toBe(1);
    expect(await metric('gaps_total{reason="too slow"}')).toBe(1);
  });
});
