import { describe, expect } from 'vitest';
import { story } from '#testkit/client/index.js';
import { readNotifications, toldTo } from '#testkit/notifications/told.js';
import {
  NotificationSettings,
  TurnOffNotices,
  TurnOnNotices,
  UpdateNotificationSettings,
} from '#testkit/operations/notifications.js';
import { Like, Retweet } from '#testkit/operations/tweets.js';
import { BlockUser, FollowUser, MuteUser, Protect, UnmuteUser } from '#testkit/operations/users.js';

const it = story({ recentFollowers: ['ann', 'bob', 'cai'] });

describe('the settings of a kind', () => {
  it('decide from whom a user is told, from then on', async ({ network, ann, bob, cai }) => {
    const id = await ann.post('Liked');
    await ann.follow(bob);
    await cai.get(Like, { id });
    await network.settle();
    await ann.get(UpdateNotificationSettings, { settings: [{ kind: 'LIKE', from: 'FOLLOWING' }] });
    const other = await ann.post('Liked, too');
    for (const user of [bob, cai]) await user.get(Like, { id: other });
    expect(await toldTo(network, ann)).toEqual([
      `Like ${bob.username} of 1: Liked, too`,
      `Like ${cai.username} of 1: Liked`,
    ]);
    await ann.get(UpdateNotificationSettings, { settings: [{ kind: 'LIKE', from: 'OFF' }] });
    await bob.get(Like, { id });
    expect(await toldTo(network, ann)).toHaveLength(2);
    // A review by the rules does not ask the settings of now.
    await ann.get(MuteUser, { id: cai.id });
    await network.settle();
    await ann.get(UnmuteUser, { id: cai.id });
    expect(await toldTo(network, ann)).toHaveLength(2);
  });

  it('are everybody and push until they are changed, each part alone', async ({ ann }) => {
    const before = (await ann.get(NotificationSettings)).viewer!.notificationSettings!;
    expect(before.map(({ kind }) => kind)).toContain('NEW_TWEET');
    expect(before.every(({ from, push }) => from === 'EVERYONE' && push)).toBe(true);
    await ann.get(UpdateNotificationSettings, { settings: [{ kind: 'REPLY', push: false }] });
    await ann.get(UpdateNotificationSettings, { settings: [{ kind: 'REPLY', from: 'FOLLOWING' }] });
    const after = (await ann.get(NotificationSettings)).viewer!.notificationSettings!;
    expect(after.filter(({ from, push }) => from !== 'EVERYONE' || !push)).toEqual([
      { kind: 'REPLY', from: 'FOLLOWING', push: false },
    ]);
  });

  it('are refused as a whole when one of them is wrong', async ({ ann }) => {
    const refused = [
      [
        { kind: 'LIKE', from: 'OFF' },
        { kind: 'LIKE', push: false },
      ],
      [
        { kind: 'LIKE', from: 'OFF' },
        { kind: 'MODERATION', from: 'OFF' },
      ],
      [{ kind: 'POKE' }],
    ];
    for (const settings of refused) {
      expect(await ann.refusal(UpdateNotificationSettings, { settings: settings as never })).toBe(
        'BAD_USER_INPUT',
      );
    }
    const after = (await ann.get(NotificationSettings)).viewer!.notificationSettings!;
    expect(after.every(({ from, push }) => from === 'EVERYONE' && push)).toBe(true);
  });
});

describe('the notices of an author', () => {
  it('tell of new tweets and quotes, and of no replies and retweets', async ({ network, ann, bob, cai }) => {
    await ann.get(TurnOnNotices, { userId: bob.id });
    const id = await cai.post('Read this');
    await bob.post('Original');
    await bob.post('Quote', { quoteOf: id });
    await bob.post('Reply', { inReplyTo: id });
    await bob.get(Retweet, { id });
    await bob.post(`Mention @${ann.username}`);
    expect(await toldTo(network, ann)).toEqual([
      `Mention: Mention @${ann.username}`,
      'NewTweet: Quote',
      'NewTweet: Original',
    ]);
    expect((await readNotifications(ann)).unread).toBe(3);
    const { viewer } = await ann.get(NotificationSettings);
    expect(viewer!.noticeAuthors!.edges.map(({ node }) => node?.username)).toEqual([bob.username]);
    await ann.get(TurnOffNotices, { userId: bob.id });
    await bob.post('Unheard');
    expect(await toldTo(network, ann)).toHaveLength(3);
  });

  it('go with the tweet, and with the author', async ({ network, ann, bob }) => {
    await ann.get(TurnOnNotices, { userId: bob.id });
    const id = await bob.post('Gone soon');
    await bob.post('Stays');
    expect(await toldTo(network, ann)).toHaveLength(2);
    await bob.deleteTweet(id);
    expect(await toldTo(network, ann)).toEqual(['NewTweet: Stays']);
    await bob.get(Protect, { protected: true });
    expect((await readNotifications(ann)).nodes).toEqual([]);
    await bob.post('Protected');
    expect(await toldTo(network, ann)).toEqual([]);
    expect((await readNotifications(ann)).unread).toBe(0);
    await bob.get(Protect, { protected: false });
    expect(await toldTo(network, ann)).toEqual(['NewTweet: Protected', 'NewTweet: Stays']);
    await bob.get(Protect, { protected: true });
    expect(await toldTo(network, ann)).toEqual([]);
    await ann.get(FollowUser, { id: bob.id });
    await bob.get(BlockUser, { id: ann.id });
    expect(await toldTo(network, ann)).toEqual([]);
  });

  it('are refused for oneself, for nobody, and for users who are hidden or blocked', async ({
    ann,
    bob,
    cai,
  }) => {
    await bob.get(BlockUser, { id: ann.id });
    await ann.get(BlockUser, { id: cai.id });
    expect(await ann.refusal(TurnOnNotices, { userId: ann.id })).toBe('BAD_USER_INPUT');
    expect(await ann.refusal(TurnOnNotices, { userId: 'bob' })).toBe('BAD_USER_INPUT');
    expect(await ann.refusal(TurnOnNotices, { userId: '1900000000000000099' })).toBe('NOT_FOUND');
    expect(await ann.refusal(TurnOnNotices, { userId: bob.id })).toBe('NOT_FOUND');
    expect(await ann.refusal(TurnOnNotices, { userId: cai.id })).toBe('FORBIDDEN');
    expect((await ann.get(TurnOffNotices, { userId: bob.id })).turnOffNotices.user).toBeNull();
    expect((await ann.get(NotificationSettings)).viewer!.noticeAuthors!.edges).toEqual([]);
  });
});
