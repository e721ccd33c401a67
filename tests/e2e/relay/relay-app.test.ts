import { afterAll, beforeAll, describe, expect, vi, type MockInstance } from 'vitest';
import { story, type TestUser } from '#testkit/client/index.js';
import { Like } from '#testkit/operations/tweets.js';
import { UpdateProfile } from '#testkit/operations/users.js';
import { compileRelayApp, type Artifacts } from '#testkit/relay/compile.js';
import { RelayApp } from '#testkit/relay/relay-app.js';

const it = story({ recentFollowers: ['ada', 'bob'] });

describe('an app of relay-compiler and relay-runtime', () => {
  let artifacts: Artifacts;
  let complaints: MockInstance[];

  beforeAll(async () => {
    complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
    artifacts = await compileRelayApp();
  });
  afterAll(async () => {
    await artifacts[Symbol.asyncDispose]();
    // Relay warns of records whose type or fields do not fit.
    const calls = complaints.flatMap(({ mock }) => mock.calls);
    for (const complaint of complaints) complaint.mockRestore();
    expect(calls).toEqual([]);
  });

  /** An app of Bob, who follows Ada. She has posted `count` tweets, numbered from 1. */
  async function open(ada: TestUser, bob: TestUser, settle: () => Promise<void>, count: number) {
    await bob.follow(ada);
    const ids: string[] = [];
    for (let number = 1; number <= count; number++) ids.push(await ada.post(`Tweet ${number}`));
    await settle();
    return { app: new RelayApp(bob, artifacts), ids };
  }

  const tweets = (from: number, to: number): string[] =>
    Array.from({ length: from - to + 1 }, (_, index) => `Tweet ${from - index}`);

  it('pages down to the end', async ({ network, ada, bob }) => {
    const { app } = await open(ada, bob, () => network.settle(), 7);
    await using _ = app;
    const root = await app.query('timelineQuery', { first: 3 });
    expect(await app.texts(root)).toEqual(tweets(7, 5));
    for (const expected of [tweets(7, 3), tweets(7, 1)]) {
      const { pageInfo } = await app.page(root);
      expect(pageInfo.hasNextPage).toBe(true);
      await app.refetch('timeline_page', { first: 2, after: pageInfo.endCursor });
      expect(await app.texts(root)).toEqual(expected);
    }
    expect((await app.page(root)).pageInfo.hasNextPage).toBe(false);
  });

  it('pages up to tweets that are newer than the page', async ({ network, ada, bob }) => {
    const { app } = await open(ada, bob, () => network.settle(), 2);
    await using _ = app;
    const root = await app.query('timelineQuery', { first: 2 });
    for (let number = 3; number <= 6; number++) await ada.post(`Tweet ${number}`);
    await network.settle();
    for (const expected of [tweets(5, 1), tweets(6, 1)]) {
      const { startCursor } = (await app.page(root)).pageInfo;
      await app.refetch('timeline_page', { last: 3, before: startCursor });
      expect(await app.texts(root)).toEqual(expected);
    }
    expect((await app.page(root)).pageInfo.hasPreviousPage).toBe(false);
  });

  it('refetches a tweet and a user by their ids alone', async ({ network, ada, bob }) => {
    const { app, ids } = await open(ada, bob, () => network.settle(), 1);
    await using _ = app;
    const root = await app.query('timelineQuery', { first: 1 });
    const tweet = (await app.page(root)).edges[0]!.node;
    const likes = async () => await app.read<{ likesCount: number; author: object }>('tweet_tweet', tweet);
    expect(await likes()).toMatchObject({ likesCount: 0 });
    await ada.get(Like, { id: ids[0]! });
    await ada.get(UpdateProfile, { input: { displayName: 'Countess' } });
    await network.settle();
    await app.refetch('tweet_tweet', { id: ids[0] });
    expect(await likes()).toMatchObject({ likesCount: 1 });
    await app.refetch('user_user', { id: ada.id });
    expect(await app.read('user_user', (await likes()).author)).toMatchObject({ displayName: 'Countess' });
  });

  it('keeps the records of the viewer and of the user apart', async ({ network, ada, bob }) => {
    const { app } = await open(ada, bob, () => network.settle(), 1);
    await using _ = app;
    const { viewer } = (await app.query('timelineQuery', { first: 1 })) as {
      viewer: { email: string; user: object };
    };
    expect(viewer.email).toBe(`${bob.username}@rookery.example`);
    expect(await app.read('user_user', viewer.user)).toMatchObject({ username: bob.username });
    const source = app.environment.getStore().getSource();
    expect(source.get(bob.id)).toMatchObject({ __typename: 'User' });
    expect(source.get(bob.id)).not.toHaveProperty('email');
    expect(source.get(`Viewer:${bob.id}`)).toMatchObject({ __typename: 'Viewer' });
  });

  it('merges what a mutation says of a relationship with what is known of it', async ({
    network,
    ada,
    bob,
  }) => {
    const { app } = await open(ada, bob, () => network.settle(), 1);
    await using _ = app;
    const root = await app.query('timelineQuery', { first: 1 });
    const tweet = (await app.page(root)).edges[0]!.node;
    const { author } = await app.read<{ author: object }>('tweet_tweet', tweet);
    await app.mutate('userMuteMutation', { id: ada.id });
    expect(await app.read('user_user', author)).toMatchObject({
      viewerRelationship: { following: true, muting: true },
    });
  });

  it('puts live events into the store behind the cursor of the page, also after a second page', async ({
    network,
    ada,
    bob,
  }) => {
    const { app, ids } = await open(ada, bob, () => network.settle(), 4);
    await using _ = app;
    const root = await app.query('timelineQuery', { first: 2 });
    await app.refetch('timeline_page', { first: 2, after: (await app.page(root)).pageInfo.endCursor });
    // Posted between the page and the subscription.
    await ada.post('Tweet 5');
    await network.settle();
    const errors: Error[] = [];
    const after = (await app.page(root)).edges.find(({ liveCursor }) => liveCursor !== null)!.liveCursor!;
    await app.follow(after, (error) => errors.push(error));
    await expect.poll(() => app.texts(root)).toEqual(tweets(5, 1));
    await ada.post('Tweet 6');
    await expect.poll(() => app.texts(root)).toEqual(tweets(6, 1));
    await ada.deleteTweet(ids[2]!);
    await expect.poll(() => app.texts(root)).toContain(null);
    expect(errors).toEqual([]);
  });
});
