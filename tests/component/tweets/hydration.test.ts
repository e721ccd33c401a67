import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TweetDocument } from '#subgraphs/tweets/store/index.js';
import { cast, Client, type TestUser } from '#testkit/client/index.js';
import { openTweetsSubgraph, type TweetsSubgraph } from '#testkit/tweets/tweets-subgraph.js';
import { BlockUser, FollowBriefly, UnblockUser, UpdateProfile } from '#testkit/operations/users.js';
import { Bookmark, Like, Retweet, WholeTweet } from '#testkit/operations/tweets.js';
import { LikedBy, TweetsOf } from '#testkit/operations/tweet-lists.js';

const FIELDS = `
  id kind text createdAt editedAt edits { text } author { id } hashtags mentions { id } urls lang conversationId
  likesCount retweetsCount quotesCount repliesCount viewsCount
  viewerHasLiked viewerHasRetweeted viewerHasBookmarked`;

describe('a page of 50 tweets by seven authors', () => {
  let subgraph: TweetsSubgraph;
  let viewer: TestUser;
  let newcomer: TestUser;
  let authors: TestUser[];
  let ids: string[];

  beforeAll(async () => {
    subgraph = await openTweetsSubgraph();
    const names = ['ada', 'bea', 'cyd', 'dot', 'eve', 'fay', 'gil'] as const;
    const users = await cast(subgraph.network, 'zoe', 'foe', 'new', ...names);
    viewer = users.zoe;
    newcomer = users.new;
    authors = names.map((name) => users[name]);
    ids = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        authors[index % 7]!.post(`Number ${index} for @${names[(index + 1) % 7]} #n${index}x`),
      ),
    );
    for (const id of ids.slice(0, 3)) await viewer.get(Like, { id });
    await viewer.get(Retweet, { id: ids[3]! });
    await viewer.get(Bookmark, { id: ids[4]! });
    // Every collection of the graph has a document: a protected author, and blocks with another user.
    await viewer.get(FollowBriefly, { id: users.gil.id });
    await users.gil.get(UpdateProfile, { input: { protected: true } });
    for (const { id } of [viewer, ...authors]) {
      await users.foe.get(BlockUser, { id });
      await users.foe.get(UnblockUser, { id });
    }
    await subgraph.network.settle();
    await subgraph.reopen();
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  it('takes at most one find per collection with cold caches, including the viewer flags', async () => {
    let answer: unknown;
    const finds = await subgraph.findsDuring(async () => {
      answer = await subgraph.entities(viewer.id, 'Tweet', ids, FIELDS);
    });
    expect(finds).toEqual({
      'tweets.tweets': 1,
      'tweets.likes': 1,
      'tweets.retweets': 1,
      'tweets.bookmarks': 1,
      'relationships.accounts': 1,
      'relationships.follows': 1,
      'relationships.blocks': 1,
    });
    const { data, errors } = answer as Awaited<ReturnType<TweetsSubgraph['entities']>>;
    expect(errors).toBeUndefined();
    expect(data._entities.map((tweet) => tweet?.['id'])).toEqual(ids);
    const flags = (name: string) => data._entities.flatMap((tweet, index) => (tweet?.[name] ? [index] : []));
    expect(flags('viewerHasLiked')).toEqual([0, 1, 2]);
    expect(flags('viewerHasRetweeted')).toEqual([3]);
    expect(flags('viewerHasBookmarked')).toEqual([4]);
    expect(data._entities[0]?.['mentions']).toEqual([{ id: authors[1]!.id }]);
  });

  it('reads no edges that cannot exist or that no rule needs', async () => {
    const some = await subgraph.findsDuring(() =>
      subgraph.entities(newcomer.id, 'Tweet', ids.slice(0, 5), 'text'),
    );
    expect(some).toEqual({ 'relationships.accounts': 1 });
    const withProtected = await subgraph.findsDuring(() =>
      subgraph.entities(newcomer.id, 'Tweet', ids, 'text'),
    );
    expect(withProtected).toEqual({ 'relationships.accounts': 1, 'relationships.follows': 1 });
  });

  it('reads no tweet from the documents twice', async () => {
    const finds = await subgraph.findsDuring(() => subgraph.entities(viewer.id, 'Tweet', ids, FIELDS));
    expect(finds['tweets.tweets']).toBeUndefined();
  });

  it('reads no viewer flags without a viewer, and none that were not selected', async () => {
    expect(await subgraph.findsDuring(() => subgraph.entities(null, 'Tweet', ids, FIELDS))).toEqual({
      'relationships.accounts': 1,
    });
    const finds = await subgraph.findsDuring(() =>
      subgraph.entities(viewer.id, 'Tweet', ids, 'text viewerHasLiked'),
    );
    expect(finds).toMatchObject({ 'tweets.likes': 1 });
    expect(finds['tweets.bookmarks']).toBeUndefined();
  });

  it('returns entities in order for unknown, repeated and malformed ids', async () => {
    const asked = [ids[0]!, '1000000000000000001', ids[0]!, 'no id', ids[1]!];
    const { data } = await subgraph.entities(null, 'Tweet', asked, 'id');
    expect(data._entities.map((tweet) => tweet?.['id'] ?? null)).toEqual([
      ids[0],
      null,
      ids[0],
      null,
      ids[1],
    ]);
  });

  it('reads the tweet counts of 50 users with one find', async () => {
    const users = authors.map(({ id }) => id);
    let answer: unknown;
    const finds = await subgraph.findsDuring(async () => {
      answer = await subgraph.entities(viewer.id, 'User', users, 'tweetsCount');
    });
    expect(finds).toMatchObject({ 'tweets.authors': 1, 'relationships.accounts': 1 });
    const { data } = answer as Awaited<ReturnType<TweetsSubgraph['entities']>>;
    expect(data._entities.map((user) => user?.['tweetsCount'])).toEqual([8, 7, 7, 7, 7, 7, 7]);
  });

  it("lists a user's tweets with one find, and the likes with one more", async () => {
    await subgraph.reopen();
    const client = new Client(subgraph.network.url, viewer.token);
    const own = await subgraph.findsDuring(() => client.get(TweetsOf, { username: 'ada' }));
    // The author index has the ids; the tweets may be in the shared cache.
    expect(Object.entries(own).filter(([name]) => name.endsWith('.authorIndex'))).toMatchObject([
      [expect.any(String), 1],
    ]);
    expect(own['tweets.tweets'] ?? 0).toBeLessThanOrEqual(1);
    const liked = await subgraph.findsDuring(() => client.get(LikedBy, { username: 'zoe' }));
    expect(liked).toMatchObject({ 'tweets.likes': 1 });
    expect(liked['tweets.tweets'] ?? 0).toBeLessThanOrEqual(1);
  });

  it('counts each view once and stores the counts', async () => {
    const tweets = () =>
      subgraph.network.infrastructure.mongo.database('tweets').collection<TweetDocument>('tweets');
    const kept = async () => (await tweets().findOne({ _id: ids[9]! }))!.counts.views;
    // The view counts are written when the subgraph closes.
    await subgraph.reopen();
    const before = await kept();
    const client = new Client(subgraph.network.url);
    const views = async (): Promise<number> =>
      (await client.get(WholeTweet, { id: ids[9]! })).tweet!.viewsCount;
    // Another process may have stored an older count in the shared cache.
    const first = await views();
    for (let turn = 1; turn <= 5; turn++) expect(await views()).toBe(first + turn);
    await vi.waitFor(async () => expect(await kept()).toBeGreaterThan(before), { timeout: 15_000 });
    await subgraph.reopen();
    expect(await kept()).toBe(before + 6);
  });
});
