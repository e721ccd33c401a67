import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { deleted, eventOf, posted } from '#testkit/gateway/tweet-events.js';

const [ADA, BOB, EVE] = ['1900000000000000100', '1900000000000000101', '1900000000000000102'] as const;
const EVENTS = `subscription Events($after: String) {
  homeTimelineEvents(after: $after) {
    __typename
    ... on TweetPosted { cursor tweet { id text author { displayName } } }
    ... on TweetDeleted { cursor tweetId }
    ... on TimelineGap { cursor missed }
  }
}`;

interface Event {
  __typename: string;
  cursor: string;
  tweet?: { id: string; text: string } | null;
}

describe('a live subscription', () => {
  let small: SmallGateway;
  const clients: SocketClient[] = [];

  beforeEach(async () => {
    small = await openSmallGateway({ config: { limits: { waitingEvents: 3 } } });
    small.world.addUser(ADA, 'ada');
    small.world.addUser(BOB, 'bob');
    small.world.addUser(EVE, 'eve');
    small.graph.follows.add(`${BOB}:${ADA}`);
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await small[Symbol.asyncDispose]();
  });

  async function connect(userId: string): Promise<SocketClient> {
    const client = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(userId) });
    clients.push(client);
    return client;
  }

  /** Stores a tweet, of Ada by default, and publishes its event. */
  async function post(id: string, text: string, authorId: string = ADA): Promise<void> {
    small.world.addTweet(id, authorId, text);
    await small.bus.publish(posted(id, authorId));
  }

  async function next(client: SocketClient): Promise<Event> {
    const { type, payload } = await client.next();
    expect(type).toBe('next');
    const { data, errors } = payload as { data: { homeTimelineEvents: Event }; errors?: unknown };
    expect(errors).toBeUndefined();
    return data.homeTimelineEvents;
  }

  const settled = () => expect.poll(() => small.gateway.pending()).toBe(0);

  it('sends a follower a tweet with the fields of the other subgraphs', async () => {
    const bob = await connect(BOB);
    await bob.subscribe('s', EVENTS);
    await post('1', 'Hello');
    expect(await next(bob)).toEqual({
      __typename: 'TweetPosted',
      cursor: expect.any(String) as string,
      tweet: { id: '1', text: 'Hello', author: { displayName: 'ADA' } },
    });
  });

  it('honours aliases, fragments and variables in the selection', async () => {
    const bob = await connect(BOB);
    const query = `subscription ($long: Boolean!) { news: homeTimelineEvents { kind: __typename ...Posted } }
      fragment Posted on TweetPosted { it: tweet { words: text @include(if: $long) by: author { name: username } } }`;
    await bob.subscribe('s', query, { long: true });
    await post('1', 'Hello');
    expect((await bob.next()).payload).toEqual({
      data: { news: { kind: 'TweetPosted', it: { words: 'Hello', by: { name: 'ada' } } } },
    });
  });

  it('sends users their own tweets, and nothing to users who do not follow the author', async () => {
    const [ada, eve] = [await connect(ADA), await connect(EVE)];
    await ada.subscribe('s', EVENTS);
    await eve.subscribe('s', EVENTS);
    await post('1', 'Mine');
    expect((await next(ada)).tweet?.text).toBe('Mine');
    await settled();
    expect(eve.received.filter(({ type }) => type === 'next')).toEqual([]);
  });

  it.each([
    ['blocks', `${ADA}:${BOB}`],
    ['blocks', `${BOB}:${ADA}`],
    ['mutes', `${BOB}:${ADA}`],
    ['suspended', ADA],
  ] as const)(
    'sends nothing once the graph has %s %s, even before the event of that change arrives',
    async (kind, edge) => {
      const bob = await connect(BOB);
      await bob.subscribe('s', EVENTS);
      await settled();
      small.graph[kind].add(edge);
      await post('1', 'Hidden');
      await settled();
      small.graph[kind].delete(edge);
      await post('2', 'Shown');
      expect((await next(bob)).tweet?.text).toBe('Shown');
    },
  );

  it('sends no retweet of an author who has become protected, even before the event of that change arrives', async () => {
    const bob = await connect(BOB);
    await bob.subscribe('s', EVENTS);
    await settled();
    small.graph.protected.add(EVE);
    small.world.addTweet('1', ADA, 'Not for Bob');
    const retweetOf = { tweetId: '0', authorId: EVE };
    await small.bus.publish(posted('1', ADA, { kind: 'RETWEET', retweetOf }));
    await post('2', 'Shown');
    expect((await next(bob)).tweet?.text).toBe('Shown');
  });

  it('sends nothing for a tweet that is deleted before it can be read', async () => {
    const bob = await connect(BOB);
    await bob.subscribe('s', EVENTS);
    await small.bus.publish(posted('1', ADA));
    await small.bus.publish(deleted('1', ADA));
    expect(await next(bob)).toMatchObject({ __typename: 'TweetDeleted', tweetId: '1' });
  });

  it('sends a reply only to users who follow both authors', async () => {
    const bob = await connect(BOB);
    await bob.subscribe('s', EVENTS);
    const inReplyTo = { tweetId: '0', authorId: EVE };
    small.world.addTweet('1', ADA, 'To Eve');
    await small.bus.publish(posted('1', ADA, { kind: 'REPLY', inReplyTo }));
    await settled();
    small.graph.follows.add(`${BOB}:${EVE}`);
    small.world.addTweet('2', ADA, 'To Eve again');
    await small.bus.publish(posted('2', ADA, { kind: 'REPLY', inReplyTo }));
    expect((await next(bob)).tweet?.text).toBe('To Eve again');
  });

  it('starts to send the tweets of an author after a follow, and stops after an unfollow', async () => {
    const eve = await connect(EVE);
    await eve.subscribe('s', EVENTS);
    await settled();
    small.graph.follows.add(`${EVE}:${ADA}`);
    await small.bus.publish(eventOf('user.followed', EVE, { from: EVE, to: ADA }));
    await post('1', 'Followed');
    expect((await next(eve)).tweet?.text).toBe('Followed');
    small.graph.follows.delete(`${EVE}:${ADA}`);
    await small.bus.publish(eventOf('user.unfollowed', EVE, { from: EVE, to: ADA }));
    await post('2', 'Unfollowed');
    await settled();
    expect(eve.received.filter(({ type }) => type === 'next')).toHaveLength(1);
  });

  it('resumes after a cursor without a gap and without a duplicate', async () => {
    const first = await connect(BOB);
    await first.subscribe('s', EVENTS);
    await post('1', 'Seen');
    const { cursor } = await next(first);
    first.close();
    await post('2', 'Missed');
    await post('3', 'Missed too');
    const second = await connect(BOB);
    second.send({ id: 's', type: 'subscribe', payload: { query: EVENTS, variables: { after: cursor } } });
    await post('4', 'Live');
    const texts = [await next(second), await next(second), await next(second)].map(
      ({ tweet }) => tweet?.text,
    );
    expect(texts).toEqual(['Missed', 'Missed too', 'Live']);
    await settled();
    expect(second.received).toHaveLength(4);
  });

  it('refuses an invalid cursor with BAD_USER_INPUT', async () => {
    const bob = await connect(BOB);
    bob.send({ id: 's', type: 'subscribe', payload: { query: EVENTS, variables: { after: 'nonsense' } } });
    expect(await bob.next()).toMatchObject({
      id: 's',
      type: 'error',
      payload: [{ extensions: { code: 'BAD_USER_INPUT', field: 'after' } }],
    });
  });

  it('sends a gap when the stream no longer reaches back to the cursor', async () => {
    const bob = await connect(BOB);
    const after = small.deps.cursors.pack('live', [1]);
    bob.send({ id: 's', type: 'subscribe', payload: { query: EVENTS, variables: { after } } });
    const gap = await next(bob);
    expect(gap).toMatchObject({ __typename: 'TimelineGap', missed: null });
    await post('1', 'After the gap');
    expect((await next(bob)).tweet?.text).toBe('After the gap');
  });

  it('replaces the notices that wait for a slow subgraph by one gap that counts them', async () => {
    const bob = await connect(BOB);
    await bob.subscribe('s', EVENTS);
    await settled();
    const held: (() => void)[] = [];
    small.world.beforeTweets = () => new Promise((resolve) => held.push(resolve));
    for (const id of ['1', '2', '3', '4', '5', '6']) await post(id, `Tweet ${id}`);
    await expect.poll(() => held).toHaveLength(1);
    small.world.beforeTweets = () => Promise.resolve();
    held[0]!();
    expect((await next(bob)).tweet?.text).toBe('Tweet 1');
    expect(await next(bob)).toMatchObject({ __typename: 'TimelineGap', missed: 5 });
    await post('7', 'Tweet 7');
    expect((await next(bob)).tweet?.text).toBe('Tweet 7');
  });

  it('resolves an event once for all subscriptions with the same selection', async () => {
    small.graph.follows.add(`${EVE}:${ADA}`);
    const watchers = [await connect(BOB), await connect(BOB), await connect(EVE)];
    for (const watcher of watchers) await watcher.subscribe('s', EVENTS);
    await settled();
    small.world.asked.length = 0;
    await post('1', 'Shared');
    for (const watcher of watchers) expect((await next(watcher)).tweet?.text).toBe('Shared');
    expect(small.world.asked.filter(({ subgraph }) => subgraph === 'tweets')).toHaveLength(1);
  });

  it('resolves viewer-dependent fields for each viewer, and the others once', async () => {
    const query = `subscription { homeTimelineEvents { ... on TweetPosted {
      tweet { id viewerHasLiked text author { displayName } }
    } } }`;
    const watchers: SocketClient[] = [];
    for (let number = 0; number < 5; number++) {
      const id = `19000000000000002${number}0`;
      small.graph.follows.add(`${id}:${ADA}`);
      const watcher = await connect(id);
      await watcher.subscribe('s', query);
      watchers.push(watcher);
    }
    await settled();
    small.world.asked.length = 0;
    await post('1', 'Apart');
    for (const watcher of watchers) {
      expect((await watcher.next()).payload).toEqual({
        data: {
          homeTimelineEvents: {
            tweet: { id: '1', viewerHasLiked: true, text: 'Apart', author: { displayName: 'ADA' } },
          },
        },
      });
    }
    const askedFor = (subgraph: string) =>
      small.world.asked.filter((each) => each.subgraph === subgraph).map(({ context }) => context.viewer?.id);
    expect(askedFor('users')).toEqual([undefined]);
    expect(askedFor('tweets')).toHaveLength(1 + watchers.length);
    expect(new Set(askedFor('tweets')).size).toBe(1 + watchers.length);
    const metrics = await (await fetch(`${small.gateway.url}/metrics`)).text();
    expect(metrics).toContain('rookery_gateway_event_executions_total{viewer="everybody"} 1');
    expect(metrics).toContain('rookery_gateway_event_executions_total{viewer="one"} 5');
  });

  it('refuses an anonymous client with UNAUTHENTICATED', async () => {
    const client = await SocketClient.connect(small.endpoint);
    clients.push(client);
    client.send({ id: 's', type: 'subscribe', payload: { query: EVENTS } });
    expect(await client.next()).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });
});
