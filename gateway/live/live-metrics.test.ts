import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSmallGateway, type SmallGateway } from '../testing/small-gateway.js';
import { SocketClient } from '../testing/socket-client.js';
import { posted } from '../testing/tweet-events.js';

const [ADA, BOB] = ['1900000000000000100', '1900000000000000101'] as const;
const EVENTS = `subscription ($after: String) {
  homeTimelineEvents(after: $after) { __typename ... on TweetPosted { tweet { id text } } }
}`;

describe('what the live side counts', () => {
  let small: SmallGateway;
  let bob: SocketClient;

  beforeEach(async () => {
    small = await openSmallGateway({ config: { limits: { waitingEvents: 1 } } });
    small.world.addUser(ADA, 'ada');
    small.graph.follows.add(`${BOB}:${ADA}`);
    bob = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(BOB) });
  });
  afterEach(async () => {
    bob.close();
    await small[Symbol.asyncDispose]();
  });

  const settled = () => vi.waitFor(() => expect(small.gateway.pending()).toBe(0));

  async function post(id: string, age = 0): Promise<void> {
    small.world.addTweet(id, ADA, 'Hello');
    await small.bus.publish({ ...posted(id, ADA), at: Date.now() - age });
  }

  async function metric(line: string): Promise<number> {
    const text = await (await fetch(`${small.gateway.url}/metrics`)).text();
    const found = text.split('\n').find((each) => each.startsWith(`rookery_gateway_${line} `));
    return Number(found?.split(' ').at(-1) ?? 0);
  }

  it('is the time from a change to its notice, of each notice', async () => {
    await bob.subscribe('s', EVENTS);
    await settled();
    await post('1', 60_000);
    await post('2', 30_000);
    await settled();
    await vi.waitFor(async () => expect(await metric('notice_delay_seconds_count')).toBe(2));
    const seconds = await metric('notice_delay_seconds_sum');
    expect(seconds).toBeGreaterThanOrEqual(90);
    expect(seconds).toBeLessThan(120);
    expect(await metric('notice_delay_seconds_bucket{le="5"}')).toBe(0);
    expect(await metric('notice_delay_seconds_bucket{le="+Inf"}')).toBe(2);
  });

  it('is each gap, by its reason', async () => {
    await bob.subscribe('s', EVENTS);
    await settled();
    let open = (): void => undefined;
    small.world.beforeTweets = () => new Promise((resolve) => (open = resolve));
    for (const id of ['1', '2', '3']) await post(id);
    await vi.waitFor(() => expect(small.world.asked.length).toBeGreaterThan(0));
    small.world.beforeTweets = () => Promise.resolve();
    open();
    await settled();
    expect(await metric('gaps_total{reason="too slow"}')).toBe(1);
    expect(await metric('gaps_total{reason="too old"}')).toBe(0);
    // A cursor without the id of a moment: from there nobody can go on.
    await bob.subscribe('old', EVENTS, { after: small.deps.cursors.pack('live', [1]) });
    await settled();
    expect(await metric('gaps_total{reason="too old"}')).toBe(1);
    expect(await metric('gaps_total{reason="too slow"}')).toBe(1);
  });
});
