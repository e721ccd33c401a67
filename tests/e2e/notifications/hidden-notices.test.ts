import { describe, expect } from 'vitest';
import type { Network } from '#network/index.js';
import { users } from '#subgraphs/users/index.js';
import { story, type TestUser } from '#testkit/client/index.js';
import { readNotifications, toldTo } from '#testkit/notifications/told.js';
import { TurnOffNotices, TurnOnNotices } from '#testkit/operations/notifications.js';
import { BlockUser, MuteUser, Protect, UnblockUser, UnmuteUser } from '#testkit/operations/users.js';

const it = story({ recentFollowers: ['ann', 'bob', 'cai'] });

const EVENTS = `subscription { notificationEvents {
  __typename
  ... on NotificationAdded { notification { ...Told } }
  ... on NotificationGroupChanged { id notification { ...Told } }
} }
fragment Told on Notification { id ... on NewTweetNotification { tweet { text } } }`;

interface Told {
  notificationEvents: {
    __typename: string;
    id?: string;
    notification: { id: string; tweet: { text: string } } | null;
  };
}

/** What is done, by whom, and how it is undone. */
type Step = (cast: { network: Network; ann: TestUser; bob: TestUser }) => Promise<unknown>;

const HIDDEN: readonly (readonly [string, Step, Step])[] = [
  [
    'the recipient blocks the author',
    ({ ann, bob }) => ann.get(BlockUser, { id: bob.id }),
    ({ ann, bob }) => ann.get(UnblockUser, { id: bob.id }),
  ],
  [
    'the author blocks the recipient',
    ({ ann, bob }) => bob.get(BlockUser, { id: ann.id }),
    ({ ann, bob }) => bob.get(UnblockUser, { id: ann.id }),
  ],
  [
    'the author is protected',
    ({ bob }) => bob.get(Protect, { protected: true }),
    ({ bob }) => bob.get(Protect, { protected: false }),
  ],
  [
    'the author is suspended',
    ({ network, bob }) => network.subgraph(users).parts.admin.suspendUser({ id: bob.id }),
    ({ network, bob }) => network.subgraph(users).parts.admin.unsuspendUser({ id: bob.id }),
  ],
];

describe('the notice of a new tweet', () => {
  it.for(HIDDEN)(
    'leaves open streams, and comes back to them, while %s',
    async ([, hide, show], { network, ann, bob }) => {
      await ann.get(TurnOnNotices, { userId: bob.id });
      await bob.post('News');
      await network.settle();
      const events = await ann.subscribe<Told, Record<string, never>>(EVENTS);
      // The stream does not listen to the author: the recipient is told, whoever the author is.
      await ann.get(TurnOffNotices, { userId: bob.id });
      await network.settle();
      const [node] = (await readNotifications(ann)).nodes;
      await hide({ network, ann, bob });
      expect((await events.next()).notificationEvents).toEqual({
        ...{ __typename: 'NotificationGroupChanged', id: node!.id, notification: null },
      });
      expect(await toldTo(network, ann)).toEqual([]);
      await show({ network, ann, bob });
      expect((await events.next()).notificationEvents).toEqual({
        __typename: 'NotificationAdded',
        notification: { id: node!.id, tweet: { text: 'News' } },
      });
      expect(await toldTo(network, ann)).toEqual(['NewTweet: News']);
      await events.close();
    },
  );

  it('leaves open streams with its tweet, and with its author', async ({ network, ann, bob, cai }) => {
    for (const { id: userId } of [bob, cai]) await ann.get(TurnOnNotices, { userId });
    const id = await bob.post('Deleted');
    await network.settle();
    await cai.post('Of a deleted account');
    await network.settle();
    const [ofCai, ofBob] = (await readNotifications(ann)).nodes.map((node) => node.id);
    const events = await ann.subscribe<Told, Record<string, never>>(EVENTS);
    await network.settle();
    await bob.deleteTweet(id);
    expect((await events.next()).notificationEvents).toMatchObject({ id: ofBob, notification: null });
    await network.subgraph(users).parts.admin.deleteUser({ id: cai.id });
    expect((await events.next()).notificationEvents).toMatchObject({ id: ofCai, notification: null });
    expect(await toldTo(network, ann)).toEqual([]);
    await events.close();
  });

  it('comes from a muted author whose notices are on, and from no other muted author', async ({
    network,
    ann,
    bob,
  }) => {
    await ann.get(TurnOnNotices, { userId: bob.id });
    await bob.post('First');
    await bob.post(`Mention of @${ann.username}`);
    await network.settle();
    const events = await ann.subscribe<Told, Record<string, never>>(EVENTS);
    await ann.get(MuteUser, { id: bob.id });
    expect((await events.next()).notificationEvents.notification).toBeNull();
    await bob.post('Second');
    expect((await events.next()).notificationEvents.notification?.tweet.text).toBe('Second');
    expect(await toldTo(network, ann)).toEqual(['NewTweet: Second', 'NewTweet: First']);

    await ann.get(TurnOffNotices, { userId: bob.id });
    // At once, before any reaction, and after it.
    expect((await readNotifications(ann)).nodes).toEqual([]);
    expect(await toldTo(network, ann)).toEqual([]);
    expect((await readNotifications(ann)).unread).toBe(0);
    for (let hidden = 0; hidden < 2; hidden++)
      expect((await events.next()).notificationEvents.notification).toBeNull();

    await ann.get(TurnOnNotices, { userId: bob.id });
    expect(await toldTo(network, ann)).toEqual(['NewTweet: Second', 'NewTweet: First']);
    await ann.get(TurnOffNotices, { userId: bob.id });
    await ann.get(UnmuteUser, { id: bob.id });
    expect(await toldTo(network, ann)).toEqual([
      'NewTweet: Second',
      `Mention: Mention of @${ann.username}`,
      'NewTweet: First',
    ]);
    await events.close();
  });
});
