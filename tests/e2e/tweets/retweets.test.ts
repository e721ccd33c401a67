import { describe, expect, vi } from 'vitest';
import { RULES } from '#social/rate-limit-rules.js';
import { cast, type TestUser, story } from '#testkit/client/index.js';
import { BlockUser, Protect, UnblockUser } from '#testkit/operations/users.js';
import {
  DeleteTweet,
  Edit,
  Like,
  PostBriefly,
  Retweet,
  RetweetBriefly,
  UndoRetweet,
  WholeTweet,
} from '#testkit/operations/tweets.js';
import { TweetsOf } from '#testkit/operations/tweet-lists.js';

const it = story({ cast: ['ada', 'bob', 'carol'] });

describe('retweets', () => {
  const whole = async (viewer: TestUser, id: string) => (await viewer.get(WholeTweet, { id })).tweet;
  const retweet = async (user: TestUser, id: string) => (await user.get(Retweet, { id })).retweet;
  const tweetsCount = async (user: TestUser): Promise<number | undefined> =>
    (await user.get(TweetsOf, { username: user.username })).user?.tweetsCount;

  it('are tweets with their own id that show the original', async ({ ada, carol, bob }) => {
    const id = await ada.post('Pass it on #nest https://example.com');
    const made = await retweet(bob, id);
    expect(made).toMatchObject({
      kind: 'RETWEET',
      author: { username: 'bob' },
      text: 'Pass it on #nest https://example.com',
      hashtags: ['nest'],
      urls: ['https://example.com'],
      retweetOf: { id },
      retweetsCount: 1,
      viewerHasRetweeted: true,
    });
    expect(made.id > id).toBe(true);
    expect(await whole(bob, id)).toMatchObject({ retweetsCount: 1, viewerHasRetweeted: true });
    expect(await whole(carol, id)).toMatchObject({ retweetsCount: 1, viewerHasRetweeted: false });
  });

  it('show the edited text of the original', async ({ ada, bob }) => {
    const id = await ada.post('First words');
    const made = await retweet(bob, id);
    await ada.get(Edit, { id, text: 'Second words' });
    expect(await whole(bob, made.id)).toMatchObject({
      text: 'Second words',
      edits: [{ text: 'First words' }],
    });
  });

  it('exist once after 50 concurrent calls, and not after 50 concurrent undos', async ({
    network,
    ada,
    bob,
  }) => {
    const id = await ada.post('Once is enough');
    const before = (await tweetsCount(bob)) ?? 0;
    const made = await Promise.all(Array.from({ length: 50 }, () => bob.get(RetweetBriefly, { id })));
    expect(new Set(made.map((each) => each.retweet.id)).size).toBe(1);
    await network.settle();
    expect(await whole(bob, id)).toMatchObject({ retweetsCount: 1, viewerHasRetweeted: true });
    expect(await tweetsCount(bob)).toBe(before + 1);
    const undone = await Promise.all(Array.from({ length: 50 }, () => bob.get(UndoRetweet, { id })));
    expect(new Set(undone.map((each) => each.undoRetweet.id))).toEqual(new Set([id]));
    await network.settle();
    expect(await whole(bob, id)).toMatchObject({ retweetsCount: 0, viewerHasRetweeted: false });
    expect(await tweetsCount(bob)).toBe(before);
  });

  it('of a retweet are retweets of the original', async ({ ada, carol, bob }) => {
    const id = await ada.post('The source');
    const first = await retweet(bob, id);
    const second = await retweet(carol, first.id);
    expect(second.retweetOf?.id).toBe(id);
    expect(await whole(bob, id)).toMatchObject({ retweetsCount: 2 });
  });

  it.for([
    ['original', false],
    ['retweet', true],
  ])('are undone by the id of the %s, also twice', async ([_, byOwn], { network, ada, bob }) => {
    const id = await ada.post('On second thought');
    const made = await retweet(bob, id);
    for (let turn = 0; turn < 2; turn++) {
      const { undoRetweet } = await bob.get(UndoRetweet, { id: byOwn ? made.id : id });
      expect(undoRetweet).toMatchObject({ id, retweetsCount: 0, viewerHasRetweeted: false });
    }
    expect(await whole(bob, made.id)).toBeNull();
    const again = await retweet(bob, id);
    expect(again.id).not.toBe(made.id);
    await network.settle();
    expect(await whole(bob, id)).toMatchObject({ retweetsCount: 1, viewerHasRetweeted: true });
  });

  it('can be undone with deleteTweet', async ({ ada, bob }) => {
    const id = await ada.post('Deleted by hand');
    const made = await retweet(bob, id);
    await bob.get(DeleteTweet, { id: made.id });
    expect(await whole(bob, id)).toMatchObject({ retweetsCount: 0, viewerHasRetweeted: false });
  });

  it('are deleted with their original', async ({ network, ada, bob }) => {
    const id = await ada.post('Short-lived');
    const before = (await tweetsCount(bob)) ?? 0;
    const made = await retweet(bob, id);
    await ada.deleteTweet(id);
    expect(await whole(bob, made.id)).toBeNull();
    await network.settle();
    expect(await tweetsCount(bob)).toBe(before);
    expect(await bob.refusal(UndoRetweet, { id: made.id })).toBe('NOT_FOUND');
  });

  it('are deleted when their original is deleted while they are written', async ({
    network,
    ada,
    bob,
    carol,
  }) => {
    await carol.follow(bob);
    await network.settle();
    await carol.homeTexts();
    const id = await ada.post('Gone in a moment');
    const before = { ofBob: await tweetsCount(bob), ofCarol: await tweetsCount(carol) };
    await retweet(carol, id);
    // The last step before a retweet is written. Carol's retweet is deleted with the original; no other is searched for later.
    const consume = vi
      .spyOn(network.infrastructure.rateLimits, 'consume')
      .mockImplementation(async ({ name }) => {
        if (name !== RULES.tweets.name) return null;
        consume.mockRestore();
        await ada.deleteTweet(id);
        await expect.poll(() => tweetsCount(carol)).toBe(before.ofCarol);
        return null;
      });
    expect(await bob.refusal(RetweetBriefly, { id })).toBe('NOT_FOUND');
    await network.settle();
    expect(await tweetsCount(bob)).toBe(before.ofBob);
    expect(await carol.homeTexts()).not.toContain(null);
  });

  it('are hidden while their original is hidden', async ({ ada, carol, bob }) => {
    const id = await ada.post('For most');
    const made = await retweet(bob, id);
    await ada.get(BlockUser, { id: carol.id });
    expect(await whole(carol, made.id)).toBeNull();
    const listed = async () => {
      const { user } = await carol.get(TweetsOf, { username: 'bob', first: 100 });
      return user?.tweets.edges.map(({ node }) => node?.id);
    };
    expect(await listed()).not.toContain(made.id);
    expect(await carol.refusal(Retweet, { id: made.id })).toBe('NOT_FOUND');
    await ada.get(UnblockUser, { id: carol.id });
    expect(await whole(carol, made.id)).not.toBeNull();
    expect(await listed()).toContain(made.id);
  });

  it('do not reveal the original to a viewer from whom they are hidden', async ({ network, ada, carol }) => {
    const { dora } = await cast(network, 'dora');
    const id = await ada.post('For everybody');
    const { id: hidden } = await retweet(dora, id);
    await dora.get(BlockUser, { id: carol.id });
    expect(await carol.refusal(Retweet, { id: hidden })).toBe('NOT_FOUND');
    expect(await carol.refusal(Like, { id: hidden })).toBe('NOT_FOUND');
    for (const through of ['inReplyTo', 'quoteOf']) {
      const input = { text: 'By way of Dora', [through]: hidden };
      expect(await carol.refusal(PostBriefly, { input })).toBe('NOT_FOUND');
    }
    expect(await whole(carol, id)).toMatchObject({ retweetsCount: 1, repliesCount: 0, quotesCount: 0 });
  });

  it('of protected tweets are FORBIDDEN for followers and for the author', async ({
    network,
    bob,
    carol,
  }) => {
    const { hermit } = await cast(network, 'hermit');
    await bob.follow(hermit);
    await hermit.get(Protect, { protected: true });
    const id = await hermit.post('Among friends');
    expect(await bob.refusal(Retweet, { id })).toBe('FORBIDDEN');
    expect(await hermit.refusal(Retweet, { id })).toBe('FORBIDDEN');
    expect(await carol.refusal(Retweet, { id })).toBe('NOT_FOUND');
    expect(await whole(bob, id)).toMatchObject({ retweetsCount: 0 });
  });

  it('cannot be edited', async ({ ada, bob }) => {
    const made = await retweet(bob, await ada.post('Not yours to change'));
    expect(await bob.refusal(Edit, { id: made.id, text: 'Mine now' })).toBe('FORBIDDEN');
  });
});
