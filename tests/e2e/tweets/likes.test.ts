import { describe, expect } from 'vitest';
import { cast, Client, type TestUser, story } from '#testkit/client/index.js';
import { allIds } from '#testkit/tweets/pages.js';
import { BlockUser, Protect } from '#testkit/operations/users.js';
import { Like, LikeBriefly, Retweet, Unlike, UnlikeBriefly, WholeTweet } from '#testkit/operations/tweets.js';
import { LikedBy } from '#testkit/operations/tweet-lists.js';

const it = story({ cast: ['ada', 'bob'] }).extend('crowd', { scope: 'file' }, async ({ network }) =>
  Object.values(await cast(network, ...Array.from({ length: 10 }, (_, index) => `fan${index}`))),
);

describe('likes', () => {
  const likesOf = async (id: string, viewer: TestUser) =>
    (await viewer.get(WholeTweet, { id })).tweet?.likesCount;

  it('are included in the response of the mutation', async ({ ada, bob }) => {
    const id = await ada.post('Like me');
    expect((await bob.get(Like, { id })).likeTweet).toMatchObject({
      id,
      likesCount: 1,
      viewerHasLiked: true,
    });
    expect((await ada.get(WholeTweet, { id })).tweet).toMatchObject({ likesCount: 1, viewerHasLiked: false });
    expect((await bob.get(Unlike, { id })).unlikeTweet).toMatchObject({
      likesCount: 0,
      viewerHasLiked: false,
    });
  });

  it('count once per user, also for repeated and concurrent calls', async ({ network, ada, bob }) => {
    const id = await ada.post('Only one each');
    const liked = await Promise.all(Array.from({ length: 50 }, () => bob.get(LikeBriefly, { id })));
    expect(liked.every(({ likeTweet }) => likeTweet.viewerHasLiked)).toBe(true);
    expect(await likesOf(id, ada)).toBe(1);
    await network.settle();
    expect((await bob.get(WholeTweet, { id })).tweet).toMatchObject({ likesCount: 1, viewerHasLiked: true });
    const undone = await Promise.all(Array.from({ length: 50 }, () => bob.get(UnlikeBriefly, { id })));
    expect(undone.some(({ unlikeTweet }) => unlikeTweet.viewerHasLiked)).toBe(false);
    expect(await likesOf(id, ada)).toBe(0);
    await network.settle();
    expect((await bob.get(WholeTweet, { id })).tweet).toMatchObject({ likesCount: 0, viewerHasLiked: false });
  });

  it('are ten for 50 concurrent calls by ten users', async ({ network, ada, crowd }) => {
    const id = await ada.post('For many');
    const calls = Array.from({ length: 50 }, (_, index) => crowd[index % 10]?.get(LikeBriefly, { id }));
    // eslint-disable-next-line @typescript-eslint/await-thenable -- the index type adds undefined to the promises
    const answers = await Promise.all(calls);
    expect(answers.every((answer) => answer?.likeTweet.viewerHasLiked)).toBe(true);
    expect(await likesOf(id, ada)).toBe(10);
    await network.settle();
    expect(await likesOf(id, ada)).toBe(10);
  });

  it('are counted exactly after many concurrent likes and unlikes', async ({ network, ada, crowd }) => {
    const id = await ada.post('Yes and no');
    await Promise.all(
      crowd.map(async (user, index) => {
        for (let turn = 0; turn < 3; turn++) {
          await user.get(LikeBriefly, { id });
          if (turn < 2 || index < 4) await user.get(UnlikeBriefly, { id });
        }
      }),
    );
    expect(await likesOf(id, ada)).toBe(6);
    await network.settle();
    expect(await likesOf(id, ada)).toBe(6);
  });

  it('of a retweet count for the original', async ({ ada, bob, crowd }) => {
    const id = await ada.post('The original');
    const { retweet } = await bob.get(Retweet, { id });
    const { likeTweet } = await crowd[0]!.get(Like, { id: retweet.id });
    expect(likeTweet).toMatchObject({ id, likesCount: 1 });
    expect((await crowd[0]!.get(WholeTweet, { id: retweet.id })).tweet).toMatchObject({
      likesCount: 1,
      viewerHasLiked: true,
    });
  });

  it('are listed, newest first, in pages', async ({ network, ada, bob }) => {
    const { carol } = await cast(network, 'carol');
    const ids: string[] = [];
    for (let index = 0; index < 7; index++) ids.push(await ada.post(`Likable ${index}`));
    for (const id of ids) await carol.get(Like, { id });
    await carol.get(Unlike, { id: ids[3]! });
    const wanted = ids.filter((_, index) => index !== 3).toReversed();
    const found = await allIds(async (after) => {
      const { user } = await bob.get(LikedBy, { username: 'carol', first: 2, after });
      return user?.likedTweets;
    });
    expect(found).toEqual(wanted);
  });

  it('of tweets that are hidden from the viewer leave no gap in the page', async ({ network, ada, bob }) => {
    const { dora, hermit } = await cast(network, 'dora', 'hermit');
    await dora.follow(hermit);
    const open = await ada.post('In the open');
    const other = await ada.post('Also in the open');
    await dora.get(Like, { id: open });
    for (let index = 0; index < 5; index++) {
      await dora.get(Like, { id: await hermit.post(`Among friends ${index}`) });
    }
    await dora.get(Like, { id: other });
    await hermit.get(Protect, { protected: true });
    const { user } = await bob.get(LikedBy, { username: 'dora', first: 2 });
    expect(user?.likedTweets.edges.map(({ node }) => node?.id)).toEqual([other, open]);
    expect(user?.likedTweets.pageInfo.hasNextPage).toBe(false);
  });

  it('are NOT_FOUND for a deleted, hidden or unknown tweet', async ({ network, ada, bob }) => {
    const { mallory } = await cast(network, 'mallory');
    const blocked = await mallory.post('Not for bob');
    await mallory.get(BlockUser, { id: bob.id });
    const deleted = await ada.post('Soon gone');
    await ada.deleteTweet(deleted);
    for (const id of ['1000000000000000001', blocked, deleted]) {
      expect(await bob.refusal(Like, { id })).toBe('NOT_FOUND');
      expect(await bob.refusal(Unlike, { id })).toBe('NOT_FOUND');
    }
    expect(await bob.refusal(Like, { id: '0x10' })).toBe('BAD_USER_INPUT');
    expect(await new Client(network.url).refusal(Like, { id: blocked })).toBe('UNAUTHENTICATED');
  });
});
