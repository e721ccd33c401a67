import { createClient } from 'graphql-sse';
import { describe, expect, vi } from 'vitest';
import { story, type Client, type TestUser } from '#testkit/client/index.js';
import { HomeBeforeLive, TimelineEvents } from '#testkit/operations/timelines.js';
import { HeldFanOut } from '#testkit/live/paused-fan-out.js';

const TWEETS = 50;

const it = story({ recentFollowers: ['ada', 'eve', 'bob'] })
  /** Bob, who follows Ada and Eve and has read a tweet by Eve. */
  .extend('reader', async ({ network, ada, eve, bob }) => {
    await Promise.all([bob.follow(ada), bob.follow(eve)]);
    await eve.post('From before');
    await network.settle();
    expect(await bob.homeTexts()).toEqual(['From before']);
    return bob;
  });

interface Page {
  ids: string[];
  after: string | null;
}

async function readPage(reader: Client, first = 100): Promise<Page> {
  const { homeTimeline } = await reader.get(HomeBeforeLive, { first });
  return {
    ids: homeTimeline.edges.map(({ node }) => node?.id ?? ''),
    after: homeTimeline.liveCursor ?? null,
  };
}

/** Subscribes with the live cursor of a page. Returns the ids of the next `count` tweets. */
async function receive(reader: Client, { after }: Page, count: number): Promise<string[]> {
  const events = await reader.subscribe(TimelineEvents, { after });
  const ids: string[] = [];
  while (ids.length < count) {
    const { homeTimelineEvents: event } = await events.next();
    ids.push(event.__typename === 'TweetPosted' ? (event.tweet?.id ?? 'gone') : event.__typename);
  }
  await events.close();
  return ids;
}

async function receiveOverSse({ url, token }: TestUser, { after }: Page, count: number): Promise<string[]> {
  const client = createClient({ url: `${url}/graphql`, headers: { authorization: `Bearer ${token}` } });
  const events = client.iterate<{ homeTimelineEvents: { tweet?: { id: string } } }>({
    query: TimelineEvents.toString(),
    variables: { after },
  });
  const ids: string[] = [];
  for await (const { data } of events) {
    ids.push(data?.homeTimelineEvents.tweet?.id ?? 'none');
    if (ids.length === count) break;
  }
  client.dispose();
  return ids;
}

describe('the live cursor of a page', () => {
  it('resumes with every later tweet once over WebSocket and over SSE', async ({
    network,
    ada,
    eve,
    reader,
  }) => {
    const page = await readPage(reader);
    expect(page.ids).toHaveLength(1);
    const since: string[] = [];
    for (const author of [ada, eve, ada]) since.push(await author.post('Since then'));
    // All tweets are in the timelines by now: a subscription without the cursor would receive none of them.
    await network.settle();
    expect(await receive(reader, page, 3)).toEqual(since);
    expect(await receiveOverSse(reader, page, 3)).toEqual(since);
    const last = receive(reader, page, 4);
    const live = await eve.post('Live');
    expect(await last).toEqual([...since, live]);
  });

  it('misses and repeats nothing while users post, whenever the page is read', async ({
    ada,
    eve,
    reader,
  }) => {
    const before = await readPage(reader);
    const pages: Page[] = [];
    const posting = [ada, eve].map(async (author, index) => {
      const ids: string[] = [];
      while (ids.length < TWEETS / 2) {
        ids.push(await author.post(`Tweet ${ids.length}`));
        // The pages differ in length. A tweet that a page lacks must be delivered live.
        if (index === 0) pages.push(await readPage(reader));
      }
      return ids;
    });
    const all = [...before.ids, ...(await Promise.all(posting)).flat()].sort();
    for (const page of pages) {
      const ids = [...page.ids, ...(await receive(reader, page, all.length - page.ids.length))];
      expect(ids.sort()).toEqual(all);
    }
    expect(new Set(pages.map(({ ids }) => ids.length)).size).toBeGreaterThan(5);
  });

  it('resumes with a tweet that enters the timelines while the page is being read', async ({
    network,
    ada,
    eve,
    reader,
  }) => {
    const { relationships } = network.infrastructure;
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const ofViewer = relationships.ofViewer.bind(relationships);
    const read = vi.spyOn(relationships, 'ofViewer').mockImplementation(async (...args) => {
      await released;
      return ofViewer(...args);
    });
    const reading = readPage(reader);
    await expect.poll(() => read).toHaveBeenCalled();
    const meanwhile = await ada.post('Meanwhile');
    const holding = new HeldFanOut(network, eve);
    await eve.post('The next one');
    await holding.isHolding();
    read.mockRestore();
    release();
    const page = await reading;
    holding.letGo();
    expect(page.ids).not.toContain(meanwhile);
    expect((await receive(reader, page, 2))[0]).toBe(meanwhile);
  });

  it('resumes with a tweet that is still being fanned out, unless the page already has it', async ({
    network,
    ada,
    reader,
  }) => {
    await ada.follow(reader);
    await network.settle();
    using holding = new HeldFanOut(network, ada);
    const id = await ada.post('On its way');
    await holding.isHolding();
    const [theirs, own] = [await readPage(reader), await readPage(ada)];
    expect([theirs.ids.includes(id), own.ids.includes(id)]).toEqual([false, true]);
    holding.letGo();
    await network.settle();
    expect(await receive(reader, theirs, 1)).toEqual([id]);
    const next = await ada.post('The next one');
    expect(await receive(ada, own, 1)).toEqual([next]);
  });

  it('is set on a page that begins with the newest tweet, and null on all others', async ({
    network,
    ada,
    reader,
  }) => {
    await ada.post('The newest');
    await network.settle();
    const { homeTimeline: newest } = await reader.get(HomeBeforeLive, { first: 1 });
    expect(newest.liveCursor).toEqual(expect.any(String));
    const { homeTimeline: older } = await reader.get(HomeBeforeLive, {
      first: 1,
      after: newest.pageInfo.endCursor ?? '',
    });
    expect(older.liveCursor).toBeNull();
    const { homeTimeline: newer } = await reader.get(HomeBeforeLive, {
      first: 1,
      before: older.pageInfo.startCursor ?? '',
    });
    expect(newer.liveCursor).toEqual(expect.any(String));
    const lists = `{ mentionsTimeline { liveCursor } viewer { user { tweets { liveCursor } } } }`;
    expect(await reader.get(lists)).toEqual({
      mentionsTimeline: { liveCursor: null },
      viewer: { user: { tweets: { liveCursor: null } } },
    });
  });

  it('is at the edge of the newest tweet, too, whether the connection is asked for it or not', async ({
    network,
    ada,
    reader,
  }) => {
    const [older, newest] = [await ada.post('Older'), await ada.post('Newest')];
    await network.settle();
    interface Edges {
      homeTimeline: { edges: { liveCursor: string | null; node: { id: string } }[] };
    }
    const fragment =
      'fragment f on TweetConnection { edges { ...e } } fragment e on TweetEdge { liveCursor node { id } }';
    const { homeTimeline } = (await reader.get(`{ homeTimeline(first: 2) { ...f } } ${fragment}`)) as Edges;
    const [first, second] = homeTimeline.edges;
    expect(first).toEqual({ node: { id: newest }, liveCursor: expect.any(String) });
    expect(second).toEqual({ node: { id: older }, liveCursor: null });
    const since = await ada.post('Since');
    await network.settle();
    const events = await reader.subscribe(TimelineEvents, { after: first!.liveCursor });
    expect(await events.next()).toMatchObject({ homeTimelineEvents: { tweet: { id: since } } });
    await events.close();
    expect(await reader.get('{ viewer { user { tweets { edges { liveCursor } } } } }')).toEqual({
      viewer: { user: { tweets: { edges: [] } } },
    });
    expect(await ada.get('{ viewer { user { tweets(first: 1) { edges { liveCursor } } } } }')).toEqual({
      viewer: { user: { tweets: { edges: [{ liveCursor: null }] } } },
    });
  });

  it('is null when the position of the stream cannot be read', async ({ network, reader }) => {
    const { bus } = network.infrastructure;
    const read = vi.spyOn(bus, 'handledUpTo').mockRejectedValue(new Error('The stream is unavailable.'));
    const page = await readPage(reader);
    read.mockRestore();
    expect(page).toEqual({ ids: [expect.any(String)], after: null });
  });
});
