import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient, type Message } from '#testkit/gateway/socket-client.js';
import { deleted, eventOf, posted } from '#testkit/gateway/tweet-events.js';

const [ADA, BOB, EVE] = ['1900000000000000100', '1900000000000000101', '1900000000000000102'] as const;
const EVENTS = `subscription {
  homeTimelineEvents {
    ... on TweetPosted { tweet { id text } }
    ... on TweetDeleted { tweetId }
  }
}`;
/** A few dozen texts of this length fill the kernel's buffers of a connection. */
const LONG = 'x'.repeat(200_000);
const TWEETS = 60;

describe('a notice that waits', () => {
  let small: SmallGateway;
  let bob: SocketClient;
  let eve: SocketClient;

  beforeEach(async () => {
    small = await openSmallGateway();
    small.world.addUser(ADA, 'ada');
    small.graph.follows.add(`${BOB}:${ADA}`).add(`${EVE}:${ADA}`);
    bob = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(BOB) });
    await bob.subscribe('s', EVENTS);
    eve = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(EVE) });
    await eve.subscribe('s', EVENTS);
    await expect.poll(() => small.gateway.pending()).toBe(0);
  });
  afterEach(async () => {
    bob.close();
    eve.close();
    await small[Symbol.asyncDispose]();
  });

  async function post(id: number, text = 'Hello'): Promise<void> {
    small.world.addTweet(String(id), ADA, text);
    await small.bus.publish(posted(String(id), ADA));
  }

  async function block(): Promise<void> {
    small.graph.blocks.add(`${ADA}:${BOB}`);
    await small.bus.publish(eventOf('user.blocked', ADA, { from: ADA, to: BOB }));
  }

  /** Posts while the client does not read, until its queue holds more than a few notices. */
  async function postUnread(): Promise<void> {
    bob.socket.pause();
    for (let id = 1; id <= TWEETS; id++) {
      await post(id, LONG);
      // Another client receives it at once, so its payload is resolved.
      expect((await eve.next()).type).toBe('next');
    }
    await expect.poll(() => small.gateway.pending()).toBeGreaterThan(5);
  }

  /** What the client has received, once it has read everything. */
  async function told(): Promise<unknown[]> {
    bob.socket.resume();
    await expect.poll(() => small.gateway.pending()).toBe(0);
    bob.send({ type: 'ping', payload: { behind: 'all' } });
    const isLast = ({ type, payload }: Message): boolean =>
      type === 'pong' && (payload as { behind: string }).behind === 'all';
    const messages: Message[] = [];
    for (let message = await bob.next(); !isLast(message); message = await bob.next()) messages.push(message);
    return messages.map(({ payload }) => {
      const { homeTimelineEvents } = (payload as { data: { homeTimelineEvents: Record<string, unknown> } })
        .data;
      const { tweet, tweetId } = homeTimelineEvents as { tweet?: { id: string }; tweetId?: string };
      return tweet ? Number(tweet.id) : { deleted: Number(tweetId) };
    });
  }

  it('for a client that does not read is dropped after a block', async () => {
    await postUnread();
    await block();
    const ids = await told();
    expect(ids).toEqual(Array.from(ids, (_, index) => index + 1));
    expect(ids.length).toBeLessThan(TWEETS - 5);
  });

  it('for a client that does not read is dropped after the tweet is deleted', async () => {
    await postUnread();
    small.world.tweets.delete(String(TWEETS));
    await small.bus.publish(deleted(String(TWEETS), ADA));
    expect(await told()).toEqual([
      ...Array.from({ length: TWEETS - 1 }, (_, index) => index + 1),
      { deleted: TWEETS },
    ]);
  });

  it('for a slow subgraph is dropped after a block', async () => {
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    small.world.beforeTweets = () => answered;
    await post(1);
    await expect.poll(() => small.world.asked).not.toHaveLength(0);
    await post(2);
    small.clock.advance(1_000);
    await block();
    answer();
    expect(await told()).toEqual([1]);
  });

  it('is checked again in one read for all viewers of one turn of the event loop', async () => {
    const more = await Promise.all(
      Array.from({ length: 5 }, async (_, index) => {
        const id = `190000000000000020${index}`;
        small.graph.follows.add(`${id}:${ADA}`);
        const client = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(id) });
        await client.subscribe('s', EVENTS);
        return client;
      }),
    );
    await expect.poll(() => small.gateway.pending()).toBe(0);
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    small.world.beforeTweets = () => answered;
    await post(1);
    await expect.poll(() => small.world.asked).not.toHaveLength(0);
    await post(2);
    const relationships = vi.spyOn(small.graph, 'toAuthor');
    small.clock.advance(1_000);
    answer();
    expect(await told()).toEqual([1, 2]);
    expect(relationships).toHaveBeenCalledOnce();
    expect(relationships.mock.lastCall?.[1]).toHaveLength(2 + more.length);
    for (const client of more) client.close();
  });
});
