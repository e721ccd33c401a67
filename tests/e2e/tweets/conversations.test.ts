import { describe, expect } from 'vitest';
import { newTweet } from '#subgraphs/tweets/rules/new-tweet.js';
import type { TweetDocument } from '#subgraphs/tweets/store/index.js';
import { cast, type TestUser, story } from '#testkit/client/index.js';
import { allIds } from '#testkit/tweets/pages.js';
import { BlockUser, Protect } from '#testkit/operations/users.js';
import { Post, Retweet, WholeTweet } from '#testkit/operations/tweets.js';
import { Replies, TweetsOf } from '#testkit/operations/tweet-lists.js';

const it = story({ cast: ['ada', 'bob', 'carol'] });

describe('a conversation', () => {
  const reply = async (user: TestUser, inReplyTo: string, text = 'A reply') =>
    (await user.get(Post, { input: { text, inReplyTo } })).postTweet;

  const repliesTo = (viewer: TestUser, id: string, first: number) =>
    allIds(async (after) => (await viewer.get(Replies, { id, first, after })).tweet?.replies);

  it('has the id of its first tweet at any depth', async ({ ada, bob, carol }) => {
    const root = await ada.post('The root');
    const first = await reply(bob, root);
    const second = await reply(carol, first.id);
    expect(first).toMatchObject({ kind: 'REPLY', inReplyTo: { id: root }, conversationId: root });
    expect(second).toMatchObject({ inReplyTo: { id: first.id }, conversationId: root });
    expect((await ada.get(WholeTweet, { id: root })).tweet).toMatchObject({
      conversationId: root,
      repliesCount: 1,
    });
  });

  it('continues below the original when a user replies to a retweet', async ({ ada, bob, carol }) => {
    const root = await ada.post('The original');
    const { retweet } = await bob.get(Retweet, { id: root });
    expect((await reply(carol, retweet.id)).inReplyTo?.id).toBe(root);
  });

  it('accepts a tweet that replies and quotes', async ({ ada, bob }) => {
    const [parent, quoted] = [await ada.post('A parent'), await ada.post('Something to quote')];
    const input = { text: 'Both', inReplyTo: parent, quoteOf: quoted };
    expect((await bob.get(Post, { input })).postTweet).toMatchObject({
      kind: 'REPLY',
      inReplyTo: { id: parent },
      quoted: { id: quoted },
    });
  });

  it('lists direct replies, oldest first, each on exactly one page', async ({ ada, bob }) => {
    const root = await ada.post('Ask me anything');
    const ids: string[] = [];
    for (let index = 0; index < 7; index++) ids.push((await reply(bob, root, `Question ${index}`)).id);
    await reply(ada, ids[0] ?? '', 'An answer, one level down');
    for (const size of [1, 3, 7, 100]) expect(await repliesTo(ada, root, size)).toEqual(ids);
    const { tweet } = await ada.get(Replies, { id: root, first: 7 });
    expect(tweet?.replies.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  });

  it('pages without gaps or repeats while replies are posted and deleted', async ({ ada, bob, carol }) => {
    const root = await ada.post('Busy thread');
    const ids: string[] = [];
    for (let index = 0; index < 12; index++) ids.push((await reply(bob, root, `Reply ${index}`)).id);
    let turn = 0;
    const seen = await allIds(async (after) => {
      const page = (await ada.get(Replies, { id: root, first: 3, after })).tweet?.replies;
      if (turn < 3) {
        await bob.deleteTweet(ids[turn] ?? '');
        ids.push((await reply(carol, root, `Late reply ${turn}`)).id);
      }
      turn++;
      return page;
    });
    expect(seen).toEqual(ids);
  });

  it('counts 50 concurrent replies exactly', async ({ network, ada, bob }) => {
    const root = await ada.post('Everybody at once');
    const ids = await Promise.all(Array.from({ length: 50 }, () => bob.post('Me!', { inReplyTo: root })));
    expect((await ada.get(WholeTweet, { id: root })).tweet?.repliesCount).toBe(50);
    await network.settle();
    expect((await ada.get(WholeTweet, { id: root })).tweet?.repliesCount).toBe(50);
    expect((await repliesTo(ada, root, 100)).toSorted()).toEqual(ids.toSorted());
  });

  it('shows a reply without its deleted or hidden parent', async ({ network, ada, bob, carol }) => {
    const { mallory } = await cast(network, 'mallory');
    const deleted = await ada.post('Soon gone');
    const hidden = await mallory.post('Soon hidden');
    const orphans = [await reply(bob, deleted), await reply(bob, hidden)];
    await ada.deleteTweet(deleted);
    await mallory.get(BlockUser, { id: carol.id });
    for (const { id } of orphans) {
      expect((await carol.get(WholeTweet, { id })).tweet).toMatchObject({ id, inReplyTo: null });
    }
  });

  it('fills a page past replies that are hidden from the viewer', async ({ network, ada, bob, carol }) => {
    const { hermit } = await cast(network, 'hermit');
    const root = await ada.post('Mixed company');
    const visible: string[] = [];
    for (let index = 0; index < 4; index++) {
      await reply(hermit, root, `Whisper ${index}`);
      visible.push((await reply(bob, root, `Aloud ${index}`)).id);
    }
    await hermit.get(Protect, { protected: true });
    expect(await repliesTo(carol, root, 2)).toEqual(visible);
    const { tweet } = await carol.get(Replies, { id: root, first: 4 });
    expect(tweet?.replies.edges).toHaveLength(4);
  });

  it("lists replies to others among a user's tweets only with `replies: true`", async ({
    network,
    ada,
    bob,
  }) => {
    const { dora } = await cast(network, 'dora');
    const root = await ada.post('A question');
    const answer = (await reply(dora, root)).id;
    const own = await dora.post('My own');
    const thread = (await reply(dora, own, 'More of my own')).id;
    const ids = (replies: boolean) =>
      allIds(async (after) => (await bob.get(TweetsOf, { username: 'dora', replies, after })).user?.tweets);
    expect(await ids(false)).toEqual([thread, own]);
    expect(await ids(true)).toEqual([thread, own, answer]);
  });

  it('pages through 10,000 replies', async ({ network, ada, bob }) => {
    const root = await ada.post('Everybody has an opinion');
    const { ids } = network.infrastructure;
    const replies = Array.from({ length: 10_000 }, () =>
      newTweet(ids.next(), {
        authorId: bob.id,
        kind: 'REPLY',
        text: 'An opinion',
        conversationId: root,
        inReplyTo: { tweetId: root, authorId: ada.id },
      }),
    );
    const tweets = network.infrastructure.mongo.database('tweets').collection<TweetDocument>('tweets');
    for (let from = 0; from < replies.length; from += 1_000) {
      await tweets.insertMany(replies.slice(from, from + 1_000));
    }
    expect(await repliesTo(ada, root, 100)).toEqual(replies.map(({ _id }) => _id));
  });

  it('refuses cursors of another list and a page size of 0', async ({ ada, bob }) => {
    const [one, other] = [await ada.post('One'), await ada.post('Other')];
    await reply(bob, one);
    const { tweet } = await ada.get(Replies, { id: one });
    const after = tweet?.replies.pageInfo.endCursor ?? '';
    expect(await ada.refusal(Replies, { id: other, after })).toBe('BAD_USER_INPUT');
    expect(await ada.refusal(Replies, { id: one, after: 'made up' })).toBe('BAD_USER_INPUT');
    for (const first of [0, -1, 101]) {
      expect(await ada.refusal(Replies, { id: one, first })).toBe('BAD_USER_INPUT');
    }
  });
});
