import { describe, expect } from 'vitest';
import { cast, type TestUser, story } from '#testkit/client/index.js';
import { allIds } from '#testkit/tweets/pages.js';
import { BlockUser } from '#testkit/operations/users.js';
import { Bookmark, Retweet, Unbookmark, WholeTweet } from '#testkit/operations/tweets.js';
import { Bookmarks } from '#testkit/operations/tweet-lists.js';

const it = story({ cast: ['ada', 'bob'] });

describe('bookmarks', () => {
  const kept = (user: TestUser, first = 2) =>
    allIds(async (after) => (await user.get(Bookmarks, { first, after })).viewer?.bookmarks);

  it('are listed, newest first, for their owner only', async ({ ada, bob }) => {
    const ids = [await ada.post('one'), await ada.post('two'), await ada.post('three')] as const;
    for (const id of [ids[1], ids[2], ids[0]]) await bob.get(Bookmark, { id });
    expect(await kept(bob)).toEqual([ids[0], ids[2], ids[1]]);
    expect(await kept(ada)).toEqual([]);
    expect((await ada.get(WholeTweet, { id: ids[0] })).tweet?.viewerHasBookmarked).toBe(false);
  });

  it('exist once, keep their first position, and can be removed twice', async ({ network, ada }) => {
    const { carol } = await cast(network, 'carol');
    const [first, second] = [await ada.post('first'), await ada.post('second')];
    await Promise.all(Array.from({ length: 20 }, () => carol.get(Bookmark, { id: first })));
    await carol.get(Bookmark, { id: second });
    const { bookmarkTweet } = await carol.get(Bookmark, { id: first });
    expect(bookmarkTweet).toMatchObject({ id: first, viewerHasBookmarked: true });
    expect(await kept(carol)).toEqual([second, first]);
    for (let turn = 0; turn < 2; turn++) {
      const { unbookmarkTweet } = await carol.get(Unbookmark, { id: second });
      expect(unbookmarkTweet.viewerHasBookmarked).toBe(false);
    }
    expect(await kept(carol)).toEqual([first]);
  });

  it('exist once after 50 concurrent calls, and not after 50 concurrent removals', async ({
    network,
    ada,
  }) => {
    const { frank } = await cast(network, 'frank');
    const [id, other] = [await ada.post('Worth keeping'), await ada.post('This one, too')];
    await frank.get(Bookmark, { id: other });
    const made = await Promise.all(Array.from({ length: 50 }, () => frank.get(Bookmark, { id })));
    expect(made.every(({ bookmarkTweet }) => bookmarkTweet.viewerHasBookmarked)).toBe(true);
    expect(await kept(frank)).toEqual([id, other]);
    const undone = await Promise.all(Array.from({ length: 50 }, () => frank.get(Unbookmark, { id })));
    expect(undone.some(({ unbookmarkTweet }) => unbookmarkTweet.viewerHasBookmarked)).toBe(false);
    expect(await kept(frank)).toEqual([other]);
  });

  it('of a retweet bookmark the original', async ({ network, ada, bob }) => {
    const { dora } = await cast(network, 'dora');
    const id = await ada.post('The original');
    const { retweet } = await bob.get(Retweet, { id });
    expect((await dora.get(Bookmark, { id: retweet.id })).bookmarkTweet.id).toBe(id);
    expect((await dora.get(WholeTweet, { id: retweet.id })).tweet?.viewerHasBookmarked).toBe(true);
  });

  it('of tweets that were deleted or hidden leave no gap in the page', async ({ network, ada }) => {
    const { eve, mallory } = await cast(network, 'eve', 'mallory');
    const stays = await ada.post('stays');
    const goes = await ada.post('goes');
    const hides = await mallory.post('hides');
    for (const id of [stays, goes, hides]) await eve.get(Bookmark, { id });
    await ada.deleteTweet(goes);
    await mallory.get(BlockUser, { id: eve.id });
    expect(await kept(eve, 1)).toEqual([stays]);
    expect(await eve.refusal(Bookmark, { id: hides })).toBe('NOT_FOUND');
  });

  it("refuse the cursors of another user's bookmarks", async ({ network, ada, bob }) => {
    const { grace } = await cast(network, 'grace');
    for (const user of [bob, grace]) await user.get(Bookmark, { id: await ada.post('For two') });
    const { viewer } = await bob.get(Bookmarks, { first: 1 });
    const after = viewer?.bookmarks.pageInfo.endCursor ?? '';
    expect(await grace.refusal(Bookmarks, { first: 1, after })).toBe('BAD_USER_INPUT');
    expect((await bob.send(Bookmarks, { first: 1, after })).errors).toEqual([]);
  });
});
