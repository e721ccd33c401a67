import { describe, expect } from 'vitest';
import { story } from '#testkit/client/index.js';
import { toldTo } from '#testkit/notifications/told.js';
import { Edit, Retweet, UndoRetweet } from '#testkit/operations/tweets.js';
import { Accept, Decline, FollowUser, Protect, UnfollowUser } from '#testkit/operations/users.js';

const it = story({ recentFollowers: ['ann', 'bob', 'cai'] });

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
