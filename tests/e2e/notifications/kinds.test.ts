import { describe, expect } from 'vitest';
import { story } from '#testkit/client/index.js';
import { readNotifications, toldTo } from '#testkit/notifications/told.js';
import { Notifications } from '#testkit/operations/notifications.js';
import { Edit, Like, Retweet, UndoRetweet } from '#testkit/operations/tweets.js';
import { Accept, Decline, FollowUser, Protect, UnfollowUser } from '#testkit/operations/users.js';

const it = story({ recentFollowers: ['ann', 'bob', 'cai'] });

describe('the kinds of notifications', () => {
  it('may be asked for, in pages', async ({ network, ann, bob, cai }) => {
    for (const user of [bob, cai]) {
      await user.get(Like, { id: await ann.post(`Liked by ${user.username}`) });
      await user.post(`@${ann.username} Hello`);
    }
    await bob.follow(ann);
    await network.settle();
    const kinds = ['LIKE', 'FOLLOW'] as const;
    const first = await readNotifications(ann, { first: 2, kinds: [...kinds] });
    expect(first.nodes.map((node) => node.__typename)).toEqual(['FollowNotification', 'LikeNotification']);
    expect(first.pageInfo?.hasNextPage).toBe(true);
    const after = first.pageInfo!.endCursor!;
    const second = await readNotifications(ann, { first: 2, after, kinds: [...kinds] });
    expect(second.nodes.map((node) => node.__typename)).toEqual(['LikeNotification']);
    expect(second.pageInfo?.hasNextPage).toBe(false);
    expect((await readNotifications(ann, { kinds: [] })).nodes).toEqual([]);
  });

  it('are refused when they do not exist, and so is a page without a size', async ({ ann }) => {
    const unknown = '{ viewer { notifications(kinds: [GIFT]) { edges { cursor } } } }';
    const { errors } = await ann.send<object, object>(unknown, {});
    expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    for (const first of [0, 101]) expect(await ann.refusal(Notifications, { first })).toBe('BAD_USER_INPUT');
  });
});

describe('a user is told', () => {
  it('who retweets a tweet, until the retweet is undone', async ({ network, ann, bob, cai }) => {
    const id = await ann.post('Worth it');
    await bob.get(Retweet, { id });
    await network.settle();
    await cai.get(Retweet, { id });
    expect(await toldTo(network, ann)).toEqual([`Retweet ${cai.username} ${bob.username} of 2: Worth it`]);
    await cai.get(UndoRetweet, { id });
    expect(await toldTo(network, ann)).toEqual([`Retweet ${bob.username} of 1: Worth it`]);
  });

  it('of replies, quotes and mentions, of each tweet once', async ({ network, ann, bob }) => {
    const id = await ann.post('What do you think?');
    await bob.post(`@${ann.username} listen`);
    await network.settle();
    await bob.post(`@${ann.username} this`, { quoteOf: id });
    await network.settle();
    await bob.post(`@${ann.username} that`, { inReplyTo: id, quoteOf: id });
    expect(await toldTo(network, ann)).toEqual([
      `Reply: @${ann.username} that`,
      `Quote: @${ann.username} this`,
      `Mention: @${ann.username} listen`,
    ]);
  });

  it('of a tweet no more when it is deleted', async ({ network, ann, bob }) => {
    const id = await ann.post('What do you think?');
    const tweets = [
      await bob.post(`@${ann.username} listen`),
      await bob.post('this', { quoteOf: id }),
      await bob.post('that', { inReplyTo: id }),
    ];
    expect(await toldTo(network, ann)).toHaveLength(3);
    for (const tweet of tweets) await bob.deleteTweet(tweet);
    expect(await toldTo(network, ann)).toEqual([]);
  });

  it('of a mention that an edit brings, and no more of one that it takes away', async ({
    network,
    ann,
    bob,
    cai,
  }) => {
    const id = await cai.post(`Hello @${ann.username}`);
    await network.settle();
    await cai.get(Edit, { id, text: `Hello @${ann.username} and @${bob.username}` });
    expect(await toldTo(network, ann)).toHaveLength(1);
    expect(await toldTo(network, bob)).toEqual([`Mention: Hello @${ann.username} and @${bob.username}`]);
    await cai.get(Edit, { id, text: `Hello @${bob.username}` });
    expect(await toldTo(network, ann)).toEqual([]);
    expect(await toldTo(network, bob)).toEqual([`Mention: Hello @${bob.username}`]);
  });

  it('who follows, until the follow ends', async ({ network, ann, bob, cai }) => {
    await bob.follow(ann);
    await network.settle();
    await cai.follow(ann);
    expect(await toldTo(network, ann)).toEqual([`Follow ${cai.username} ${bob.username} of 2`]);
    await cai.get(UnfollowUser, { id: ann.id });
    expect(await toldTo(network, ann)).toEqual([`Follow ${bob.username} of 1`]);
  });

  it('who requests to follow, and who accepts', async ({ network, ann, bob, cai }) => {
    await ann.get(Protect, { protected: true });
    await bob.get(FollowUser, { id: ann.id });
    await network.settle();
    await cai.get(FollowUser, { id: ann.id });
    expect(await toldTo(network, ann)).toEqual([`FollowRequest ${cai.username} ${bob.username} of 2`]);
    await ann.get(Decline, { id: cai.id });
    expect(await toldTo(network, ann)).toEqual([`FollowRequest ${bob.username} of 1`]);
    await ann.get(Accept, { id: bob.id });
    expect(await toldTo(network, ann)).toEqual([]);
    expect(await toldTo(network, bob)).toEqual([`RequestAccepted ${ann.username} of 1`]);
    expect(await toldTo(network, cai)).toEqual([]);
  });

  it('of a request no more when it is withdrawn', async ({ network, ann, bob }) => {
    await ann.get(Protect, { protected: true });
    await bob.get(FollowUser, { id: ann.id });
    expect(await toldTo(network, ann)).toEqual([`FollowRequest ${bob.username} of 1`]);
    await bob.get(UnfollowUser, { id: ann.id });
    expect(await toldTo(network, ann)).toEqual([]);
  });
});
