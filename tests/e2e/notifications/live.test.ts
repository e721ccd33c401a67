import { describe, expect } from 'vitest';
import { story, type TestUser } from '#testkit/client/index.js';
import { readNotifications } from '#testkit/notifications/told.js';
import { MarkNotificationsRead, TurnOffNotices, TurnOnNotices } from '#testkit/operations/notifications.js';
import { Like, Unlike } from '#testkit/operations/tweets.js';
import { MuteUser } from '#testkit/operations/users.js';

const it = story({ recentFollowers: ['ann', 'bob', 'cai'] });

const EVENTS = `subscription ($after: String) { notificationEvents(after: $after) {
  __typename
  ... on NotificationAdded { cursor notification { ...Told } }
  ... on NotificationGroupChanged { cursor id notification { ...Told } }
  ... on NotificationsRead { cursor }
  ... on NotificationsGap { cursor missed }
} }
fragment Told on Notification {
  id read
  ... on LikeNotification { actorsCount tweet { text } actors { edges { node { username } } } }
  ... on NewTweetNotification { tweet { text author { username } } }
}`;

interface Told {
  notificationEvents: {
    __typename: string;
    cursor: string;
    notification?: { id: string; read: boolean; actorsCount?: number; tweet?: { text: string } } | null;
  };
}

const subscribe = (user: TestUser, after: string | null = null) =>
  user.subscribe<Told, { after: string | null }>(EVENTS, { after });

describe('the live events of notifications', () => {
  it('tell of new, changed and emptied groups, with everything that the client selects', async ({
    network,
    ann,
    bob,
    cai,
  }) => {
    const id = await ann.post('Liked');
    const events = await subscribe(ann);
    await network.settle();
    const next = async () => (await events.next()).notificationEvents;
    await bob.get(Like, { id });
    const added = await next();
    expect(added).toMatchObject({
      __typename: 'NotificationAdded',
      notification: {
        read: false,
        actorsCount: 1,
        tweet: { text: 'Liked' },
        actors: { edges: [{ node: { username: bob.username } }] },
      },
    });
    await cai.get(Like, { id });
    expect(await next()).toMatchObject({
      __typename: 'NotificationGroupChanged',
      notification: { actorsCount: 2 },
    });
    await cai.get(Unlike, { id });
    expect(await next()).toMatchObject({
      __typename: 'NotificationGroupChanged',
      notification: { actorsCount: 1 },
    });
    await bob.get(Unlike, { id });
    expect(await next()).toMatchObject({
      __typename: 'NotificationGroupChanged',
      id: added.notification!.id,
      notification: null,
    });
    await events.close();
  });

  it('tell of what another device has read, and resume after a cursor', async ({
    network,
    ann,
    bob,
    cai,
  }) => {
    const id = await ann.post('Liked');
    const events = await subscribe(ann);
    await network.settle();
    await bob.get(Like, { id });
    const { cursor } = (await events.next()).notificationEvents;
    await events.close();
    const { cursors } = await readNotifications(ann);
    await ann.get(MarkNotificationsRead, { upTo: cursors[0]! });
    await network.settle();
    await cai.get(Like, { id });
    await network.settle();
    const resumed = await subscribe(ann, cursor);
    expect((await resumed.next()).notificationEvents.__typename).toBe('NotificationsRead');
    expect((await resumed.next()).notificationEvents).toMatchObject({
      __typename: 'NotificationGroupChanged',
      notification: { actorsCount: 2, read: false },
    });
    await resumed.close();
  });

  it('follow the authors whose notices are on, and tell nothing of hidden users', async ({
    network,
    ann,
    bob,
    cai,
  }) => {
    const events = await subscribe(ann);
    await network.settle();
    await ann.get(TurnOnNotices, { userId: bob.id });
    await network.settle();
    await bob.post('News');
    expect((await events.next()).notificationEvents).toMatchObject({
      __typename: 'NotificationAdded',
      notification: { tweet: { text: 'News', author: { username: bob.username } } },
    });
    await ann.get(TurnOffNotices, { userId: bob.id });
    await network.settle();
    await bob.post('Unheard');
    await ann.get(MuteUser, { id: bob.id });
    const id = await ann.post('Liked');
    await bob.get(Like, { id });
    await network.settle();
    await cai.get(Like, { id });
    expect((await events.next()).notificationEvents).toMatchObject({ notification: { actorsCount: 1 } });
    await events.close();
  });
});
