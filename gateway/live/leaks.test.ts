import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { posted } from '#testkit/gateway/tweet-events.js';

const ADA = '1900000000000000100';
const ROUNDS = 10;
const SOCKETS = 200;
const SUBSCRIPTIONS = 5;
/** A round takes long. */
const LONG = { timeout: 60_000 };
/** Has a shared part and a part per viewer, so that both are resolved. */
const EVENTS = `subscription { homeTimelineEvents {
  ... on TweetPosted { tweet { id viewerHasLiked } }
} }`;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('10,000 subscriptions that were opened and closed', { timeout: 300_000 }, () => {
  let small: SmallGateway;
  const tokens: string[] = [];
  const warnings: Error[] = [];
  const onWarning = (warning: Error): void => void warnings.push(warning);

  beforeAll(async () => {
    process.on('warning', onWarning);
    small = await openSmallGateway();
    small.world.addUser(ADA, 'ada');
    for (let number = 0; number < SOCKETS; number++) {
      const id = `190000000000000${1000 + number}`;
      small.graph.follows.add(`${id}:${ADA}`);
      tokens.push(await small.tokenFor(id));
    }
  });
  afterAll(async () => {
    process.off('warning', onWarning);
    await small[Symbol.asyncDispose]();
  });

  async function metric(name: string): Promise<number> {
    const text = await (await fetch(`${small.gateway.url}/metrics`)).text();
    return Number(new RegExp(`^rookery_gateway_${name} (\\d+)$`, 'm').exec(text)?.[1]);
  }

  /** Opens all subscriptions, sends each one tweet, and closes half of them with their sockets, half before. Returns the memory. */
  async function round(number: number): Promise<NodeJS.MemoryUsage> {
    const clients = await Promise.all(
      tokens.map((accessToken) => SocketClient.connect(small.endpoint, { accessToken })),
    );
    for (const client of clients) {
      for (let id = 0; id < SUBSCRIPTIONS; id++) {
        client.send({ id: String(id), type: 'subscribe', payload: { query: EVENTS } });
      }
    }
    await expect.poll(() => metric('subscriptions'), LONG).toBe(SOCKETS * SUBSCRIPTIONS);
    await expect.poll(() => small.gateway.pending(), LONG).toBe(0);
    small.world.addTweet(String(number), ADA, 'To all');
    await small.bus.publish(posted(String(number), ADA));
    for (const client of clients) {
      for (let got = 0; got < SUBSCRIPTIONS; got++) expect((await client.next()).type).toBe('next');
    }
    clients.forEach((client, index) => {
      if (index % 2 === 0) client.close();
      else for (let id = 0; id < SUBSCRIPTIONS; id++) client.send({ id: String(id), type: 'complete' });
    });
    await expect.poll(() => metric('subscriptions'), LONG).toBe(0);
    for (const client of clients) client.close();
    await expect.poll(() => metric('sockets'), LONG).toBe(0);
    small.world.tweets.clear();
    small.world.asked.length = 0;
    // In each round, because otherwise the heap and the RSS grow up to their limits.
    collectGarbage();
    return process.memoryUsage();
  }

  async function held() {
    const resources = process.getActiveResourcesInfo();
    const count = (name: string): number => resources.filter((each) => each === name).length;
    return {
      watchers: await metric('watchers'),
      authors: await metric('watched_authors'),
      waiting: await metric('waiting_notices'),
      streams: await metric('event_streams'),
      timers: count('Timeout'),
    };
  }

  it('leave no watcher, no timer, no listener, no consumer and no memory behind', async () => {
    // Plans, connections to the subgraphs and compiled code exist after the first rounds.
    const first = [await round(1), await round(2)];
    const before = await held();
    const [tails, reads] = [vi.spyOn(small.bus, 'tail'), vi.spyOn(small.bus, 'replay')];
    const later: NodeJS.MemoryUsage[] = [];
    for (let number = 3; number <= ROUNDS; number++) later.push(await round(number));
    // Some of the first timers may have expired.
    const timers = expect.toSatisfy((count) => (count as number) <= before.timers) as number;
    await expect.poll(held).toEqual({ ...before, timers });
    expect(before).toMatchObject({ watchers: 0, authors: 0, waiting: 0, streams: 0 });
    // A leak shows after each of the last rounds; freed memory that the allocator keeps varies.
    for (const kind of ['heapUsed', 'rss'] as const) {
      const most = Math.max(...first.map((memory) => memory[kind]));
      const least = Math.min(...later.slice(-3).map((memory) => memory[kind]));
      expect(least, kind).toBeLessThan(most * 1.05);
    }
    // No subscription has its own consumer.
    expect(tails).not.toHaveBeenCalled();
    expect(reads).not.toHaveBeenCalled();
    expect(warnings).toEqual([]);
  });
});
