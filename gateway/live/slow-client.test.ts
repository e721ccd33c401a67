import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSmallGateway, type SmallGateway } from '../testing/small-gateway.js';
import { SocketClient } from '../testing/socket-client.js';
import { posted } from '../testing/tweet-events.js';

const [ADA, BOB, EVE] = ['1900000000000000100', '1900000000000000101', '1900000000000000102'] as const;
const EVENTS = `subscription {
  homeTimelineEvents {
    __typename
    ... on TweetPosted { tweet { id text } }
    ... on TimelineGap { missed }
  }
}`;
/** So long that a few dozen fill what the kernel holds for a connection. */
const LONG = 'x'.repeat(200_000);
const TWEETS = 60;
const STALLED_MS = 60_000;

interface Event {
  __typename: string;
  tweet?: { id: string };
  missed?: number;
}

describe('a client that stops reading', () => {
  let small: SmallGateway;
  let slow: SocketClient;
  let quick: SocketClient;

  beforeEach(async () => {
    small = await openSmallGateway({ config: { limits: { waitingEvents: 5, stalledMs: STALLED_MS } } });
    for (const [id, name] of [
      [ADA, 'ada'],
      [BOB, 'bob'],
      [EVE, 'eve'],
    ] as const)
      small.world.addUser(id, name);
    small.graph.follows.add(`${BOB}:${ADA}`).add(`${EVE}:${ADA}`);
    slow = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(BOB) });
    quick = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(EVE) });
    await slow.subscribe('s', EVENTS);
    await quick.subscribe('s', EVENTS);
    await vi.waitFor(() => expect(small.gateway.pending()).toBe(0));
    slow.socket.pause();
    // One after the other, each until the quick one has it.
    for (let id = 1; id <= TWEETS; id++) {
      small.world.addTweet(String(id), ADA, LONG);
      await small.bus.publish(posted(String(id), ADA));
      expect((await next(quick)).tweet?.id).toBe(String(id));
    }
  });
  afterEach(async () => {
    slow.close();
    quick.close();
    await small[Symbol.asyncDispose]();
  });

  async function next(client: SocketClient): Promise<Event> {
    const { payload } = await client.next();
    return (payload as { data: { homeTimelineEvents: Event } }).data.homeTimelineEvents;
  }

  it('holds nobody up, and hears in one gap how much it missed when it reads on', async () => {
    slow.socket.resume();
    let told = 0;
    for (let gap = false; told < TWEETS;) {
      const event = await next(slow);
      if (event.__typename === 'TimelineGap') {
        expect(gap).toBe(false);
        gap = true;
        expect(event.missed).toBeGreaterThan(5);
        told += event.missed ?? 0;
      } else {
        expect(event.tweet?.id).toBe(String(told + 1));
        told++;
      }
    }
    expect(told).toBe(TWEETS);
  });

  it('is cut off when it does not read on', async () => {
    small.clock.advance(STALLED_MS);
    await vi.waitFor(async () => {
      const metrics = await (await fetch(`${small.gateway.url}/metrics`)).text();
      expect(metrics).toContain('rookery_gateway_sockets 1');
    }, 10_000);
    expect(small.gateway.pending()).toBe(0);
  });
});
