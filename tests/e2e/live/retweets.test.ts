import { describe, expect } from 'vitest';
import { cast, story, type Subscription, type TestUser } from '#testkit/client/index.js';
import { HomeBeforeLive, TimelineEvents } from '#testkit/operations/timelines.js';

type Event = Awaited<ReturnType<typeof nextOf>>;

const it = story({ recentFollowers: ['reader', 'bob', 'cat', 'dan', 'writer'] });

async function nextOf(events: Subscription<Parameters<typeof eventOf>[0]>) {
  return eventOf(await events.next());
}

/** An event in short: what it says, and about which entry. */
function eventOf({
  homeTimelineEvents: event,
}: {
  homeTimelineEvents: { __typename: string; tweet?: { id: string; text?: string } | null; tweetId?: string };
}) {
  return {
    type: event.__typename,
    id: event.tweet?.id ?? event.tweetId ?? null,
    ...(event.__typename === 'TweetEdited' ? { text: event.tweet?.text } : {}),
  };
}

const posted = (id: string): Event => ({ type: 'TweetPosted', id });
const deleted = (id: string): Event => ({ type: 'TweetDeleted', id });
const GAP: Event = { type: 'TimelineGap', id: null };

async function retweet(by: TestUser, id: string): Promise<string> {
  await by.get(`mutation { retweet(id: "${id}") { id } }`);
  const { user } = await by.get<{ user: { tweets: { edges: { node: { id: string } }[] } } }, object>(
    `{ user(username: "${by.username}") { tweets(first: 1) { edges { node { id } } } } }`,
  );
  return user.tweets.edges[0]!.node.id;
}

async function pageOf(reader: TestUser): Promise<{ ids: string[]; liveCursor: string | null }> {
  const { homeTimeline } = await reader.get(HomeBeforeLive, { first: 100 });
  const ids = homeTimeline.edges.map(({ node }) => node?.id ?? '');
  return { ids, liveCursor: homeTimeline.liveCursor ?? null };
}

describe('the events of retweets', () => {
  it('leave out a retweet of a tweet that is on the page', async ({ network, reader, bob, cat, dan }) => {
    for (const other of [bob, cat, dan]) await reader.follow(other);
    const original = await bob.post('By Bob');
    await network.settle();
    const { ids, liveCursor } = await pageOf(reader);
    expect(ids).toEqual([original]);
    const events = await reader.subscribe(TimelineEvents, { after: liveCursor });
    await retweet(cat, original);
    await retweet(dan, original);
    const last = await bob.post('The end');
    expect(await nextOf(events)).toEqual(posted(last));
    await network.settle();
    expect((await pageOf(reader)).ids).toEqual([last, original]);
    await events.close();
  });

  it('tell the next one when the entry that shows the tweet is undone', async ({
    network,
    reader,
    cat,
    dan,
    writer,
  }) => {
    for (const other of [cat, dan]) await reader.follow(other);
    const original = await writer.post('By a stranger');
    await network.settle();
    const events = await reader.subscribe(TimelineEvents);
    await network.settle();
    const first = await retweet(cat, original);
    const second = await retweet(dan, original);
    await cat.get(`mutation { undoRetweet(id: "${original}") { id } }`);
    const told = [await nextOf(events), await nextOf(events), await nextOf(events)];
    expect(told).toEqual([posted(first), deleted(first), posted(second)]);
    await network.settle();
    expect((await pageOf(reader)).ids).toEqual([second]);
    await events.close();
  });

  it('follow the same rule for a tweet that many strangers have retweeted before', async ({
    network,
    reader,
    cat,
    dan,
    writer,
  }) => {
    for (const other of [cat, dan]) await reader.follow(other);
    const original = await writer.post('Popular');
    const strangers = await cast(network, ...Array.from({ length: 25 }, (_, number) => `stranger${number}`));
    for (const stranger of Object.values(strangers)) await retweet(stranger, original);
    await network.settle();
    const { liveCursor } = await pageOf(reader);
    const events = await reader.subscribe(TimelineEvents, { after: liveCursor });
    const first = await retweet(cat, original);
    expect(await nextOf(events)).toEqual(posted(first));
    await network.settle();
    const second = await retweet(dan, original);
    const last = await dan.post('Between');
    expect(await nextOf(events)).toEqual(posted(last));
    await network.settle();
    await cat.get(`mutation { undoRetweet(id: "${original}") { id } }`);
    expect([await nextOf(events), await nextOf(events)]).toEqual([deleted(first), posted(second)]);
    expect((await pageOf(reader)).ids).toEqual([last, second]);
    await events.close();
  });

  it('end with the deletion of the original', async ({ network, reader, cat, dan, writer }) => {
    for (const other of [cat, dan]) await reader.follow(other);
    const original = await writer.post('By a stranger');
    await network.settle();
    const events = await reader.subscribe(TimelineEvents);
    await network.settle();
    const first = await retweet(cat, original);
    await retweet(dan, original);
    expect(await nextOf(events)).toEqual(posted(first));
    await writer.deleteTweet(original);
    await network.settle();
    const last = await cat.post('The end');
    const told: Event[] = [];
    do told.push(await nextOf(events));
    while (told.at(-1)?.id !== last);
    expect(told).toContainEqual(deleted(first));
    expect(told.filter(({ type }) => type === 'TweetPosted')).toEqual([posted(last)]);
    await events.close();
  });

  it('resume between the end of one entry and the one that takes its place', async ({
    network,
    reader,
    cat,
    dan,
    writer,
  }) => {
    for (const other of [cat, dan]) await reader.follow(other);
    const original = await writer.post('By a stranger');
    const first = await retweet(cat, original);
    const second = await retweet(dan, original);
    await network.settle();
    const { ids, liveCursor } = await pageOf(reader);
    expect(ids).toEqual([first]);
    await cat.get(`mutation { undoRetweet(id: "${original}") { id } }`);
    await network.settle();
    // The client loses the connection after the first of the two.
    let after = liveCursor;
    for (const expected of [deleted(first), posted(second)]) {
      const events = await reader.subscribe(TimelineEvents, { after });
      const { homeTimelineEvents: event } = await events.next();
      if (expected.type === 'TweetDeleted') {
        expect(eventOf({ homeTimelineEvents: event })).toEqual(expected);
        after = event.cursor;
      } else {
        // The deletion is repeated: its cursor is that of the state before both.
        expect(eventOf({ homeTimelineEvents: event })).toEqual(deleted(first));
        expect(await nextOf(events)).toEqual(expected);
      }
      await events.close();
    }
  });

  it.for<[string, string]>([
    ['unfollows', 'unfollowUser'],
    ['blocks', 'blockUser'],
    ['mutes', 'muteUser'],
  ])(
    'tell a reader who %s the retweeter to read the page again',
    async ([, mutation], { network, reader, cat, dan, writer }) => {
      for (const other of [cat, dan]) await reader.follow(other);
      const original = await writer.post('By a stranger');
      const first = await retweet(cat, original);
      const second = await retweet(dan, original);
      await network.settle();
      const { ids, liveCursor } = await pageOf(reader);
      expect(ids).toEqual([first]);
      const events = await reader.subscribe(TimelineEvents, { after: liveCursor });
      await reader.get(`mutation { ${mutation}(id: "${cat.id}") { id } }`);
      expect(await nextOf(events)).toEqual(GAP);
      expect((await pageOf(reader)).ids).toEqual([second]);
      await events.close();
    },
  );

  it('carry the edit of an original to a reader who follows the retweeter alone', async ({
    network,
    reader,
    cat,
    dan,
    writer,
  }) => {
    for (const other of [cat, dan]) await reader.follow(other);
    const original = await writer.post('Befor');
    const first = await retweet(cat, original);
    await retweet(dan, original);
    await network.settle();
    const events = await reader.subscribe(TimelineEvents);
    await network.settle();
    await writer.get(`mutation { editTweet(id: "${original}", text: "Before") { id } }`);
    expect(await nextOf(events)).toEqual({ type: 'TweetEdited', id: first, text: 'Before' });
    await network.settle();
    // One event: the other retweet is not on the page.
    const last = await dan.post('The end');
    expect(await nextOf(events)).toEqual(posted(last));
    await events.close();
  });
});
