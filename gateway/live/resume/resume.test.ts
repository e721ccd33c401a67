import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firstIdAt } from '#platform/snowflake.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { posted } from '#testkit/gateway/tweet-events.js';

const [ADA, BOB, EVE] = ['1900000000000000100', '1900000000000000101', '1900000000000000102'] as const;
const EVENTS = `subscription ($after: String) {
  homeTimelineEvents(after: $after) {
    __typename
    ... on TweetPosted { cursor tweet { id } }
    ... on TimelineGap { cursor missed }
  }
}`;
const HOUR = 60 * 60 * 1000;

interface Event {
  __typename: string;
  cursor: string;
  tweet?: { id: string };
}

describe('a client whose cursor is older than the stream', () => {
  let small: SmallGateway;
  let bob: SocketClient;
  /** The id of the last tweet that the client saw, an hour ago. */
  let seen: string;

  beforeEach(async () => {
    small = await openSmallGateway();
    for (const [id, name] of [
      [ADA, 'ada'],
      [BOB, 'bob'],
      [EVE, 'eve'],
    ] as const)
      small.world.addUser(id, name);
    small.graph.follows.add(`${BOB}:${ADA}`);
    seen = idAt(0);
    small.world.addTweet(seen, ADA, 'Seen');
    bob = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(BOB) });
  });
  afterEach(async () => {
    bob.close();
    await small[Symbol.asyncDispose]();
  });

  /** The id of a tweet, so many minutes after the one that was seen. */
  function idAt(minutes: number): string {
    return firstIdAt(Date.now() - HOUR + minutes * 60_000);
  }

  /** A cursor whose position the stream has lost, or never had. */
  function cursor(position: number): string {
    return small.deps.cursors.pack('live', [position, seen]);
  }

  function subscribe(after: string): void {
    bob.send({ id: 's', type: 'subscribe', payload: { query: EVENTS, variables: { after } } });
  }

  async function next(): Promise<Event> {
    const { payload } = await bob.next();
    return (payload as { data: { homeTimelineEvents: Event } }).data.homeTimelineEvents;
  }

  const settled = () => expect.poll(() => small.gateway.pending()).toBe(0);

  it.each([1, Number.MAX_SAFE_INTEGER])(
    'receives the tweets of its absence in order, then new ones (position %d)',
    async (position) => {
      const ids = [idAt(10), idAt(20), idAt(30)];
      for (const id of ids.toReversed()) small.world.addTweet(id, ADA, 'Missed');
      small.world.addTweet(idAt(25), EVE, 'Of a stranger');
      subscribe(cursor(position));
      for (const id of ids) {
        expect(await next()).toMatchObject({ __typename: 'TweetPosted', tweet: { id } });
      }
      await settled();
      const fresh = firstIdAt(Date.now());
      small.world.addTweet(fresh, ADA, 'Live');
      await small.bus.publish(posted(fresh, ADA));
      expect((await next()).tweet?.id).toBe(fresh);
      await settled();
      expect(bob.received.filter(({ type }) => type === 'next')).toHaveLength(4);
    },
  );

  it('resumes in the middle of its absence when it leaves again', async () => {
    const ids = [idAt(10), idAt(20), idAt(30)];
    for (const id of ids) small.world.addTweet(id, ADA, 'Missed');
    subscribe(cursor(1));
    const { cursor: after } = await next();
    await settled();
    bob.close();
    bob = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(BOB) });
    subscribe(after);
    expect((await next()).tweet?.id).toBe(ids[1]);
    expect((await next()).tweet?.id).toBe(ids[2]);
  });

  it('receives a tweet once when the event of the tweet arrives late', async () => {
    const late = idAt(50);
    small.world.addTweet(late, ADA, 'Late');
    subscribe(cursor(1));
    expect((await next()).tweet?.id).toBe(late);
    await small.bus.publish(posted(late, ADA));
    const fresh = firstIdAt(Date.now());
    small.world.addTweet(fresh, ADA, 'Live');
    await small.bus.publish(posted(fresh, ADA));
    expect((await next()).tweet?.id).toBe(fresh);
  });

  it('receives only tweets that belong in its timeline', async () => {
    small.graph.follows.add(`${BOB}:${EVE}`);
    small.graph.mutes.add(`${BOB}:${EVE}`);
    small.world.addTweet(idAt(10), EVE, 'Muted');
    const { id } = small.world.addTweet(idAt(20), ADA, 'Shown');
    subscribe(cursor(1));
    expect((await next()).tweet?.id).toBe(id);
  });

  it('receives a gap when it missed more than a timeline holds', async () => {
    for (let count = 1; count <= 801; count++) small.world.addTweet(idAt(count / 20), ADA, 'Missed');
    subscribe(cursor(1));
    expect(await next()).toMatchObject({ __typename: 'TimelineGap', missed: null });
    await settled();
    const fresh = firstIdAt(Date.now());
    small.world.addTweet(fresh, ADA, 'Live');
    await small.bus.publish(posted(fresh, ADA));
    expect((await next()).tweet?.id).toBe(fresh);
  });
});
