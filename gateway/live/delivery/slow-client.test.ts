import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EventStreamClient } from '#testkit/gateway/event-stream-client.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { posted } from '#testkit/gateway/tweet-events.js';

const [ADA, BOB, EVE] = ['1900000000000000100', '1900000000000000101', '1900000000000000102'] as const;
const EVENTS = `subscription {
  homeTimelineEvents {
    __typename
    ... on TweetPosted { tweet { id text } }
    ... on TimelineGap { missed }
  }
}`;
/** A few dozen texts of this length fill the kernel's buffers of a connection. */
const LONG = 'x'.repeat(200_000);
const TWEETS = 60;
const STALLED_MS = 60_000;

interface Payload {
  data: { homeTimelineEvents: { __typename: string; tweet?: { id: string }; missed?: number } };
}

/** A client over either transport that can stop reading. */
interface Listener {
  next(): Promise<Payload>;
  pause(): void;
  resume(): void;
  /** Resolves when the connection is gone; true when it was dropped without a proper end. */
  cut(): Promise<boolean>;
  close(): void;
}

async function overSocket(endpoint: string, accessToken: string): Promise<Listener> {
  const client = await SocketClient.connect(endpoint, { accessToken });
  await client.subscribe('s', EVENTS);
  return {
    next: async () => (await client.next()).payload as Payload,
    pause: () => client.socket.pause(),
    resume: () => client.socket.resume(),
    cut: async () => (await client.closed).code === 1006,
    close: () => client.close(),
  };
}

async function overEventStream(endpoint: string, accessToken: string): Promise<Listener> {
  const authorization = `Bearer ${accessToken}`;
  const client = await EventStreamClient.open(endpoint, { query: EVENTS }, { authorization });
  return {
    next: async () => JSON.parse((await client.next()).data ?? '') as Payload,
    pause: () => client.response.pause(),
    resume: () => client.response.resume(),
    cut: async () => !(await client.ended),
    close: () => client.close(),
  };
}

describe.each([
  { writer: 'its socket', listen: overSocket, gauge: 'rookery_gateway_sockets' },
  { writer: 'its event stream', listen: overEventStream, gauge: 'rookery_gateway_event_streams' },
])('a client that stops reading $writer', ({ listen, gauge }) => {
  let small: SmallGateway;
  let slow: Listener;
  let quick: Listener;

  beforeEach(async () => {
    small = await openSmallGateway({ config: { limits: { waitingEvents: 5, stalledMs: STALLED_MS } } });
    small.world.addUser(ADA, 'ada');
    small.graph.follows.add(`${BOB}:${ADA}`).add(`${EVE}:${ADA}`);
    slow = await listen(small.endpoint, await small.tokenFor(BOB));
    quick = await listen(small.endpoint, await small.tokenFor(EVE));
    await expect.poll(() => small.gateway.pending()).toBe(0);
    slow.pause();
    // One after the other: the quick client receives each before the next is posted.
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

  async function next(listener: Listener): Promise<Payload['data']['homeTimelineEvents']> {
    return (await listener.next()).data.homeTimelineEvents;
  }

  it('delays no other client, and receives one gap with the number of missed notices when it reads again', async () => {
    slow.resume();
    let told = 0;
    for (let gaps = 0; told < TWEETS;) {
      const event = await next(slow);
      if (event.__typename === 'TimelineGap') {
        expect(++gaps).toBe(1);
        expect(event.missed).toBeGreaterThan(5);
        told += event.missed ?? 0;
      } else {
        expect(event.tweet?.id).toBe(String(++told));
      }
    }
    expect(told).toBe(TWEETS);
  });

  it('is disconnected when it does not read again', async () => {
    small.clock.advance(STALLED_MS);
    const metrics = async () => (await fetch(`${small.gateway.url}/metrics`)).text();
    await expect.poll(metrics).toContain(`rookery_gateway_socket_closes_total{code="1013"} 1`);
    expect(await metrics()).toContain(`${gauge} 1`);
    expect(small.gateway.pending()).toBe(0);
    slow.resume();
    expect(await slow.cut()).toBe(true);
  });
});
