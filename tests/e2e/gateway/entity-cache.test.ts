import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, entityLookups, openNetwork, type TestUser } from '#testkit/client/index.js';
import { readMetrics, sumsIn } from '#testkit/client/metrics.js';
import { BlockUser, Protect, UpdateProfile } from '#testkit/operations/users.js';
import { Edit, Like, Retweet, Unlike } from '#testkit/operations/tweets.js';
import { TimelineEvents } from '#testkit/operations/timelines.js';

/** A home timeline without viewer-dependent fields. */
const PAGE = `{ homeTimeline(first: 20) { edges { node {
  id text likesCount retweetsCount repliesCount quotesCount author { username displayName followersCount } } } } }`;
const TEXTS = '{ homeTimeline(first: 20) { edges { node { id text } } } }';
const VIEWS = 'query($id: ID!) { tweet(id: $id) { viewsCount } }';
const FLAGS = '{ homeTimeline(first: 20) { edges { node { id text viewerHasLiked } } } }';

interface Node {
  id: string;
  text: string;
  author: { displayName: string; followersCount: number };
  [field: string]: unknown;
}
type Page = { homeTimeline: { edges: { node: Node }[] } };

/** Longer than a user bypasses the cache after a write, and than an entity stays uncached after a change. */
const LATER_MS = 4_000;

describe('the entity cache', () => {
  let network: Network;
  let ahead = 0;
  let round = 0;
  let ada: TestUser;
  let bob: TestUser;
  let cyd: TestUser;
  let dan: TestUser;
  let id: string;

  beforeAll(async () => {
    // A tenth of real time, so that no cached entity expires on a busy machine.
    const start = Date.now();
    network = await openNetwork({
      entityCache: {},
      clock: { now: () => start + Math.floor((Date.now() - start) / 10) + ahead },
    });
  });
  afterAll(() => network[Symbol.asyncDispose]());

  /** bob and cyd follow ada, who has a tweet; bob has read it, and no write is recent. */
  beforeEach(async () => {
    round++;
    const names = [`ada${round}`, `bob${round}`, `cyd${round}`, `dan${round}`];
    const users = await cast(network, ...names);
    [ada, bob, cyd, dan] = names.map((name) => users[name]) as [TestUser, TestUser, TestUser, TestUser];
    for (const reader of [bob, cyd]) await reader.follow(ada);
    id = await ada.post('The first');
    await network.settle();
    ahead += LATER_MS;
    await pageOf(bob);
  });

  async function pageOf(user: TestUser, operation = PAGE): Promise<Node[]> {
    const { homeTimeline } = await user.get<Page, object>(operation);
    return homeTimeline.edges.map(({ node }) => node);
  }

  /** The tweet in a user's home timeline. */
  async function shownTo(user: TestUser): Promise<Node> {
    return (await pageOf(user)).find((node) => node.id === id)!;
  }

  /** The number of cache hits so far. */
  async function hits(): Promise<number> {
    return (await entityLookups(network.url))['hit'] ?? 0;
  }

  /** The number of fetches per subgraph so far, reports of views not counted. */
  async function fetches(): Promise<Map<string, number>> {
    const text = await readMetrics(network.url);
    const told = sumsIn(text, 'rookery_gateway_entity_cache_view_reports_total', 'subgraph');
    const all = Object.entries(sumsIn(text, 'rookery_gateway_fetch_seconds_count', 'subgraph'));
    return new Map(all.map(([subgraph, count]) => [subgraph, count - (told[subgraph] ?? 0)]));
  }

  /** The fetches per subgraph during `work`. */
  async function fetchesDuring(work: () => Promise<unknown>): Promise<Record<string, number>> {
    const before = await fetches();
    await work();
    const added = [...(await fetches())].map(
      ([subgraph, count]) => [subgraph, count - (before.get(subgraph) ?? 0)] as const,
    );
    return Object.fromEntries(added.filter(([, count]) => count > 0));
  }

  it('fetches an entity once for all viewers who may see it: the next page costs the timeline alone', async () => {
    expect(await fetchesDuring(() => pageOf(cyd))).toEqual({ timeline: 1 });
    expect(await pageOf(cyd)).toEqual(await pageOf(bob));
    expect((await shownTo(cyd)).text).toBe('The first');
  });

  it('tells a client that asks what came from it, and what the operation costs', async () => {
    const explained = async (user: TestUser, extensions?: object): Promise<unknown> => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${user.token}` };
      const body = JSON.stringify({ query: PAGE, extensions });
      const response = await fetch(`${network.url}/graphql`, { method: 'POST', headers, body });
      return ((await response.json()) as { extensions?: { explain: object } }).extensions?.explain;
    };
    // 100 for the timeline, and 4 for each of 20 entries with its author.
    const cost = 180;
    const explain = { cost, fetches: 1, cache: { hits: 2, misses: 0 } };
    expect(await explained(cyd, { explain: true })).toEqual(explain);
    await ada.post('Not cached yet');
    await network.settle();
    ahead += LATER_MS;
    expect(await explained(bob, { explain: true })).toMatchObject({
      cost,
      cache: { misses: expect.toSatisfy((misses: number) => misses > 0) as number },
    });
    expect(await explained(bob)).toBeUndefined();
    expect(await explained(bob, { explain: 'yes' })).toBeUndefined();
  });

  it('counts views of cached tweets, and reports the sums to the subgraph', async () => {
    let looks = 0;
    const views = async () => {
      looks++;
      return (await cyd.get<{ tweet: { viewsCount: number } }, object>(VIEWS, { id })).tweet.viewsCount;
    };
    const before = await views();
    const during = await fetchesDuring(async () => {
      for (let turn = 0; turn < 10; turn++) await pageOf(cyd);
    });
    expect(during).toEqual({ timeline: 10 });
    // Each read of the count is a view itself, so more than the reads alone must have been added.
    await expect
      .poll(async () => (await views()) - looks, { interval: 200 })
      .toBeGreaterThanOrEqual(before + 9);
  });

  it('fetches only the new tweet after a post', async () => {
    await ada.post('The second');
    await network.settle();
    ahead += LATER_MS;
    expect((await pageOf(bob)).map(({ text }) => text)).toEqual(['The second', 'The first']);
    expect(await fetchesDuring(() => pageOf(cyd))).toEqual({ timeline: 1 });
  });

  const CHANGES: [string, () => Promise<unknown>, (node: Node) => unknown, unknown][] = [
    ['an edit', () => ada.get(Edit, { id, text: 'Edited' }), ({ text }) => text, 'Edited'],
    ['a like', () => dan.get(Like, { id }), ({ likesCount }) => likesCount, 1],
    ['a retweet', () => dan.get(Retweet, { id }), ({ retweetsCount }) => retweetsCount, 1],
    ['a reply', () => dan.post('Hm', { inReplyTo: id }), ({ repliesCount }) => repliesCount, 1],
    ['a quote', () => dan.post('Look', { quoteOf: id }), ({ quotesCount }) => quotesCount, 1],
    [
      'a profile',
      () => ada.get(UpdateProfile, { input: { displayName: 'Lovelace' } }),
      ({ author }) => author.displayName,
      'Lovelace',
    ],
    ['a follow', () => dan.follow(ada), ({ author }) => author.followersCount, 3],
  ];

  it.each(CHANGES)('shows %s to everybody', async (_, act, read, after) => {
    expect(await fetchesDuring(() => pageOf(cyd))).toEqual({ timeline: 1 });
    expect(read(await shownTo(cyd))).not.toBe(after);
    await act();
    await expect.poll(async () => read(await shownTo(cyd))).toBe(after);
    expect(read(await shownTo(bob))).toBe(after);
  });

  it('shows an undone like', async () => {
    await dan.get(Like, { id });
    await expect.poll(async () => (await shownTo(cyd)).likesCount).toBe(1);
    ahead += LATER_MS;
    await shownTo(cyd);
    await dan.get(Unlike, { id });
    await expect.poll(async () => (await shownTo(cyd)).likesCount).toBe(0);
  });

  it('contains no viewer-dependent field', async () => {
    await bob.get(Like, { id });
    await network.settle();
    ahead += LATER_MS;
    const before = await hits();
    const flags = async (user: TestUser) => (await pageOf(user, FLAGS))[0]!['viewerHasLiked'];
    expect([await flags(bob), await flags(cyd), await flags(bob), await flags(cyd)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(await hits()).toBeGreaterThanOrEqual(before + 3);
  });

  it('always shows users what they have just written', async () => {
    await pageOf(ada);
    await ada.get(Edit, { id, text: 'Mine' });
    expect((await shownTo(ada)).text).toBe('Mine');
    await bob.get(Like, { id });
    expect((await shownTo(bob)).likesCount).toBe(1);
  });

  it('delivers a live notice of an edit with the new text', async () => {
    const events = await bob.subscribe(TimelineEvents);
    await network.settle();
    await pageOf(bob, TEXTS);
    expect(await fetchesDuring(() => pageOf(cyd, TEXTS))).toEqual({ timeline: 1 });
    await ada.get(Edit, { id, text: 'Told at once' });
    expect((await events.next()).homeTimelineEvents).toMatchObject({
      __typename: 'TweetEdited',
      tweet: { id, text: 'Told at once' },
    });
    await events.close();
    await bob[Symbol.asyncDispose]();
  });

  it('caches nothing when it is off', async () => {
    await using plain = await openNetwork();
    const { eve } = await cast(plain, 'eve');
    await eve.post('Nobody keeps me');
    expect(await eve.homeTexts()).toEqual(['Nobody keeps me']);
    expect(await entityLookups(plain.url)).toEqual({});
  });

  const HIDINGS: [string, () => Promise<unknown>][] = [
    ['protects the account', () => ada.get(Protect, { protected: true })],
    ['blocks the reader', () => ada.get(BlockUser, { id: dan.id })],
    ['is blocked by the reader', () => dan.get(BlockUser, { id: ada.id })],
    ['deletes it', () => ada.deleteTweet(id)],
  ];

  it.each(HIDINGS)('hides an entity at once when its author %s', async (_, hide) => {
    const search = `{ user(username: "bob${round}") { likedTweets { edges { node { text author { username } } } } } }`;
    await bob.get(Like, { id });
    await network.settle();
    ahead += LATER_MS;
    const read = async () => JSON.stringify(await dan.send(search));
    expect(await read()).toContain('The first');
    await hide();
    expect(await read()).not.toContain('The first');
    ahead += LATER_MS;
    expect(await read()).not.toContain('The first');
  });
});
